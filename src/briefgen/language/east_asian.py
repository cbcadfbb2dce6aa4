"""Numbers of Chinese, Japanese and Korean: 529971亿, 一百二十三万, 三分之一, 2割, 574억9000만."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType

from briefgen.language.claims import Quantity, Sense
from briefgen.language.digits import Number, last_place
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan

_UNITS = MappingProxyType(
    dict(zip("〇零○一二三四五六七八九", (0, 0, 0, *range(1, 10)), strict=True))
    | {"两": 2, "兩": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
)
_KOREAN = MappingProxyType(
    dict(zip("영공일이삼사오육칠팔구", (0, 0, *range(1, 10)), strict=True)) | {"륙": 6}
)
_TENS = MappingProxyType(
    {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000, "십": 10, "백": 100, "천": 1000}
)
_GROUPS = MappingProxyType(
    {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12, "만": 10**4, "억": 10**8, "조": 10**12}
)
_DIGITS = r"\d{1,3}(?:,\d{3}){1,40}(?:\.\d{1,40})?|\d{1,400}(?:\.\d{1,40})?"
_HAN_DIGITS = "".join(_UNITS)
_HANGUL_DIGITS = "".join(_KOREAN)
_HAN_LETTERS = _HAN_DIGITS + "十百千拾佰仟万萬亿億兆"
_HAN_SCALE = r"(?: ?(?:[十百千](?![米克瓦])|(?=[万萬亿億兆]))[万萬亿億兆]*)"
_HAN = lazy(
    rf"(?:[负負] ?|マイナス|(?<![\w])-)?(?:(?:{_DIGITS}){_HAN_SCALE}?|[{_HAN_LETTERS}](?<!千(?=[米克瓦])))+"
    rf"(?:[点點][{_HAN_DIGITS}]+[万萬亿億]?|(?<=[{_HAN_DIGITS}])・[{_HAN_DIGITS}]+(?=[%倍歳割度ポパ億万]))?(?:多|余|餘)?"
)
_HANGUL_SCALE = r"(?: ?[십백천]*[만억조]*)(?: (?=\d+ ?[만천백억조십]| ?\d+ ?달러))?"
_COUNTED_BY = "개월|살|퍼센트|시간|킬로|주|세|배|명|개|원|년|월|일|달러|%|대|척|건|톤|만|억"
_HANGUL = lazy(
    rf"(?:마이너스 ?|(?<![\w])-)?(?:(?:{_DIGITS}){_HANGUL_SCALE})+"
    rf"|(?<![가-힣])[{_HANGUL_DIGITS}십백천만억조]{{2,}}(?=[ ]?(?:{_COUNTED_BY}))"
)
_SINGLE_HANGUL = lazy(r"(?<![가-힣])[일이삼사오육칠팔구십백천](?= ?(?:개월|퍼센트|달러)| 년)")
_NATIVE = MappingProxyType(
    dict(
        zip(("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"), range(1, 11), strict=True)
    )
    | {"스무": 20}
)
_NATIVE_TENS = MappingProxyType(
    dict(
        zip(
            ("열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"),
            range(10, 100, 10),
            strict=True,
        )
    )
)
_TIMES_AFTER = r"배(?![가-힣])|배(?=로|가|를|의|에|나 |이상|넘)"
_NATIVE_COUNT = lazy(
    rf"(?<![가-힣])(?=[{''.join(sorted({w[0] for w in (*_NATIVE, *_NATIVE_TENS)}))}])"
    rf"(?P<tens>{'|'.join(_NATIVE_TENS)})?(?P<one>{'|'.join(_NATIVE)})?"
    rf"(?= ?(?:살|시간|명|개|번째|척|대(?![가-힣])|달|사람|곳|차례|가구|마리"
    rf"|주(?![가-힣])|주(?=간|째)|{_TIMES_AFTER}))"
)
_IDIOMS = lazy(
    r"一(?:些|般|直|定|旦|方|同|起|样|樣|致|次性|带|度|律|切|向|再|系列|部|番|緒|体|時|旦)|"
    r"统一|統一|唯一|万一|同一|进一步|進一步|千方|百姓|万能|十分(?!之)|三明|百货|四川|五角|第[一二三四五六七八九十百\d]+|"
    r"[一二三四五六日]曜|星期[一二三四五六]|周[一二三四五六](?!\w{0,1}[年月])|一つ|二人三|双方|九州|四国|千葉|"
    r"百度|万里|亿万"
)
_PART = lazy(
    rf"(?<!\d)(?P<den>\d{{1,20}}|[{_HAN_LETTERS}]+|[{_HANGUL_DIGITS}십]+)(?:分之|分の|분의 ?)"
    rf"(?P<num>\d+(?:\.\d+)?|[{_HAN_LETTERS}]+(?:[点點][{_HAN_DIGITS}]+)?|[{_HANGUL_DIGITS}십]+)"
)
_PLAIN = lazy(r"\d+(?:\.\d+)?")
_TENTHS = lazy(
    rf"(?<!\d)(\d{{1,20}}(?:\.\d+)?|[{_HAN_DIGITS}])(?:成(?![为為立员員本果功])|割(?!合))(半|(\d|[{_HAN_DIGITS}])分)?"
)
_HALF = lazy(
    r"一半|减半|減半|半減(?!期)|腰斩|腰斬|반토막|半数|半數|半分|절반"
    r"|(?<![가-힣])반(?= ?(?:이상|이하|을 넘|이 넘|정도))|(?<![一-龥])过半|過半数"
)
_TIMES = lazy(rf"(?<!\d)(\d{{1,20}}(?:\.\d+)?|[{_HAN_DIGITS}十百]+|두|세|네|다섯|열) ?(?:倍|{_TIMES_AFTER})")
_DOUBLED = lazy(r"翻(?:了)?一?番|(?:增加|增长|增長|扩大|擴大|上升|提高|上涨|上漲)了?一倍|翻倍|倍増|倍增|갑절")
_VAGUE = MappingProxyType(
    {
        "数十": 10,
        "數十": 10,
        "数百": 100,
        "數百": 100,
        "数千": 1000,
        "數千": 1000,
        "数万": 10**4,
        "數萬": 10**4,
        "수십": 10,
        "수백": 100,
        "수천": 1000,
        "수만": 10**4,
        "何十": 10,
        "何百": 100,
        "何千": 1000,
        "何万": 10**4,
        "上百": 100,
        "上千": 1000,
        "上万": 10**4,
        "几十": 10,
        "几百": 100,
        "几千": 1000,
    }
)
_VAGUE_AT = lazy("(?:" + "|".join(_VAGUE) + ")(?:万|萬|亿|億|만|억)?")


def find_east_asian(scan: Scan) -> Iterator[Number]:
    """Find the numbers that nothing else took."""
    for idiom in _IDIOMS.finditer(scan.text):
        if not any(c.isdigit() for c in idiom.group()) and scan.free(*idiom.span()):
            scan.take(*idiom.span())
    pattern = _HANGUL if scan.lexicon.language == "ko" else _HAN
    for found in scan.matches(pattern):
        written = found.group().rstrip(" 多余餘")
        if not any(c in _UNITS or c.isdigit() or c in _TENS or c in _KOREAN for c in written):
            continue
        if len(written) == 1 and written in "十百千万萬亿億兆" and not _counts(scan, written, found.end()):
            continue
        value = parse_east_asian(written)
        digits = any(c.isdigit() for c in written)
        yield Number(found.start(), found.start() + len(written), value, last_place(value), in_digits=digits)
    if scan.lexicon.language == "ko":
        for found in scan.matches(_SINGLE_HANGUL):
            value = parse_east_asian(found.group())
            yield Number(found.start(), found.end(), value, Fraction(1), in_digits=False)
        for found in scan.matches(_NATIVE_COUNT):
            value = Fraction(_NATIVE_TENS.get(found["tens"], 0) + _NATIVE.get(found["one"], 0))
            if value:
                yield Number(found.start(), found.end(), value, Fraction(1), in_digits=False)


def _counts(scan: Scan, written: str, end: int) -> bool:
    """Check whether a lone ten counts what follows: ten days."""
    return written == "十" and scan.text[end : end + 1] in _COUNTED_TENS


_COUNTED_TENS = frozenset("天年个個人名位倍件家所艘辆架吨周週日")


def parse_east_asian(written: str) -> Fraction:
    """Return the value of a number in Han or Hangul characters, digits, or both."""
    plain = written.replace(",", "").replace(" ", "")
    for sign in ("负", "負", "マイナス", "마이너스", "-"):
        if plain.startswith(sign):
            return -parse_east_asian(plain.removeprefix(sign))
    digits = _UNITS | _KOREAN
    if len(plain) > 1 and all(c in digits for c in plain):
        return Fraction(int("".join(str(digits[c]) for c in plain[:400])))
    total, section, current = Fraction(0), Fraction(0), None
    place = 0
    while place < len(plain):
        number = _PLAIN.match(plain, place)
        c = plain[place]
        place = number.end() if number else place + 1
        if number:
            current = Fraction(number.group()[:400])
        elif c in "点點・":
            rest = "".join(str(digits[d]) for d in plain[place:] if d in digits)
            current = (current or Fraction(0)) + Fraction(f"0.{rest or 0}")
            place += len(rest)
        elif c in digits:
            current = Fraction(digits[c])
        elif c in _TENS:
            section += (1 if current is None else current) * _TENS[c]
            current = None
        elif c in _GROUPS:
            below = section + (current or 0)
            total = total + below * _GROUPS[c] if below else (total or Fraction(1)) * _GROUPS[c]
            section, current = Fraction(0), None
    return total + section + (current or 0)


def _durations(scan: Scan) -> Iterator[Quantity]:
    """Find numbers of units of time that are one word: 半年, 열흘; and 三个半月."""
    for half in scan.matches(_AND_HALF) if scan.lexicon.language == "zh" else ():
        count = parse_east_asian(half["n"]) + Fraction(1, 2)
        sense = Sense("measure", count, count, _HALVED[half["u"][0]])
        yield Quantity(*half.span(), "", senses=(sense,), in_digits=half["n"].isdigit())
    for place in range(len(scan.text)):
        found = scan.lexicon.durations.at(scan.text, place)
        if found and scan.free(place, found[0]) and not _NUMBERED.match(scan.text[place - 1 : place]):
            unit, count = found[1]
            sense = Sense("measure", count, count, unit)
            yield Quantity(place, found[0], "", senses=(sense,), in_digits=False)


_AND_HALF = lazy(rf"(?<!\d)(?P<n>\d{{1,20}}|[{_HAN_LETTERS}]+)[个個]半(?P<u>月|小时|小時|星期)")
_HALVED = MappingProxyType({"月": "month", "小": "hour", "星": "week"})
_NUMBERED = lazy(rf"[\d{_HAN_DIGITS}十上下前后後大小多가-힣]")
"""What before half a year makes it another number, or a half that has a place: the first half of a year."""


def _made(found: re.Match[str], kind: str, value: Fraction, *, in_digits: bool = False) -> Quantity:
    sense = Sense("share" if kind == "share" else "multiple" if kind == "multiple" else "vague", value, value)
    return Quantity(found.start(), found.end(), "", senses=(sense,), in_digits=in_digits)


def find_east_asian_parts(scan: Scan) -> Iterator[Quantity]:
    """Find parts, multiples and vague counts."""
    for found in scan.matches(_PART):
        below, above = parse_east_asian(found["den"]), parse_east_asian(found["num"])
        if below:
            yield _made(found, "share", above / below)
    for found in scan.matches(_TENTHS):
        value = parse_east_asian(found[1]) / 10
        if found[2]:
            value += Fraction(5 if found[2] == "半" else parse_east_asian(found[3])) / 100
        yield _made(found, "share", value)
    yield from _durations(scan)
    for found in scan.matches(_HALF):
        yield _made(found, "share", Fraction(1, 2))
    for found in scan.matches(_DOUBLED):
        yield _made(found, "multiple", Fraction(2))
        scan.take(*found.span())
    for found in scan.matches(_TIMES):
        value = Fraction(_NATIVE[found[1]]) if found[1] in _NATIVE else parse_east_asian(found[1])
        yield _made(found, "multiple", value)
    for found in scan.matches(_VAGUE_AT):
        times = _GROUPS.get(found.group()[-1], 1) if len(found.group()) > 2 else 1
        yield _made(found, "vague", Fraction(_VAGUE[found.group()[:2]] * times))
