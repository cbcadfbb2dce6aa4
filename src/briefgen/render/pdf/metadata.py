"""The metadata of the file: XMP packet and information dictionary."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

from msgspec import Struct

from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.text_string import text_string

PRODUCER = "briefgen"

_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq>\
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""The schema that PDF/A requires for the PDF/UA part. Source: ISO 19005-2, 6.6.2.3; ISO 14289-1, 5."""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">\
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:format>application/pdf</dc:format>\
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>\
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>\
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>{keywords}\
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>{schema}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


class Metadata(Struct, frozen=True):
    """The metadata of a document."""

    title: str
    author: str
    subject: str
    lang: str
    timestamp: datetime
    keywords: str = ""
    """Empty for no keywords."""

    def date(self) -> str:
        """Write the time as a PDF date in UTC. Source: ISO 32000-1, 7.9.4."""
        return f"D:{''.join(c for c in self._timestamp() if c.isdigit())}Z"

    def _timestamp(self) -> str:
        """Format the time in UTC; `strftime` would not pad years before 1000 to four digits."""
        return self.timestamp.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")

    def xmp(self, part: int) -> bytes:
        """Write the XMP packet, which claims PDF/A of the given part at level A, and PDF/UA-1."""
        words = {
            "title": self.title,
            "author": self.author,
            "subject": self.subject,
            "lang": self.lang,
            "date": f"{self._timestamp()}Z",
            "producer": PRODUCER,
        }
        escaped = {key: escape(clean(value)) for key, value in words.items()}
        keywords = escape(clean(self.keywords))
        escaped["keywords"] = f"<pdf:Keywords>{keywords}</pdf:Keywords>" if keywords else ""
        return _PACKET.format(part=part, schema=_SCHEMA, **escaped).encode()

    def info(self) -> bytes:
        """Write the information dictionary, which must agree with the XMP packet."""
        entries = {"Title": self.title, "Author": self.author, "Subject": self.subject}
        entries |= {"Keywords": self.keywords} if self.keywords else {}
        body = b"".join(b"/%s %s" % (k.encode(), text_string(clean(v))) for k, v in entries.items())
        dates = b"".join(b"/%s(%s)" % (k, self.date().encode()) for k in (b"CreationDate", b"ModDate"))
        return b"<<%s/Creator(%s)/Producer(%s)%s>>" % (body, PRODUCER.encode(), PRODUCER.encode(), dates)
