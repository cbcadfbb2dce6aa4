"""Whether a name is that of a body, such as a company, a paper or an office, and not of a person."""

from __future__ import annotations

from briefgen.language.folded import word_set
from briefgen.language.lazy import lazy

_WORDS = word_set(
    "academy administration agency airline airlines airport airways alliance archive archives army "
    "assembly associated association authority bank board broadcasting bulletin bureau cabinet campaign "
    "centre center chamber charity chronicle club coalition college commission committee communications "
    "company confederation congress consortium cooperative corporation corps correspondent "
    "correspondents council courier court daily dailies department desk directorate dispatch editor "
    "editors editorial energy enterprises examiner express federation fleet foundation forum fund "
    "gazette government group guild herald holding holdings hospital industries industry initiative "
    "insider inspectorate institute institution insurance international journal laboratory laboratories "
    "league library lines logistics magazine mail media ministry mission monitor movement museum "
    "national navy network networks news newspaper newsroom observer observatory office organisation "
    "organization panel parliament parliamentary partners partnership party police politics post press "
    "project railway railways railroad redaktion report reporter reporters review school secretariat "
    "senate service services shipping society solutions staff station studio survey systems team "
    "technologies telegraph television times today transport treasury tribune tribunal trust union "
    "unions unit united university weekly wire workers writer writers agence banque chambre conseil "
    "gouvernement ministère préfecture rédaction société syndicat université agentur amt anstalt "
    "behörde bundesamt gesellschaft gewerkschaft institut kammer landesamt ministerium nachrichten "
    "stadtwerke stiftung universität verband verein verlag zeitung agencia ayuntamiento banco gobierno "
    "ministerio redacción sindicato universidad администрация агентство банк вести газета компания "
    "комиссия министерство новости правительство профсоюз редакция служба совет союз университет"
)
_FORMS = word_set(
    "plc ltd limited llc llp inc gmbh ag se sa sas srl spa bv nv oy ab kg ev corp co kk afp ap bbc dpa tass"
)
"""Legal forms and agencies known by letters."""
_JOINTS = word_set("of for and & des für und et y и by")
"""Words that join the names of bodies, and not those of persons."""
_WORD = lazy(r"[^\W\d_]+|&")


def is_body_name(name: str) -> bool:
    """Check whether a name is plainly that of a body: "authority", "plc", "the" or "of" in it."""
    words = [word.casefold() for word in _WORD.findall(name)]
    if not words:
        return False
    return (
        words[0] == "the"
        or not _WORDS.isdisjoint(words)
        or words[-1] in _FORMS
        or (len(words) == 1 and words[0] in _FORMS)
        or not _JOINTS.isdisjoint(words[1:-1])
    )
