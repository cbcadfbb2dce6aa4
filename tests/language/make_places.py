"""Write `language/places/xx.json`: what countries and their capitals are called in each language.

Run by hand, with babel installed, which briefgen itself does not need:

    python tests/language/make_places.py src/briefgen/language/places

Names of countries and of time zones' cities are CLDR's; the English adjectives and capitals are listed here, for
CLDR has neither.

Source: Unicode CLDR, territory names and time zones' exemplar cities.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from babel import Locale  # type: ignore[import-not-found,unused-ignore]  # installed only to run this script

LANGUAGES = [
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "ru",
    "uk",
    "tr",
    "ar",
    "fa",
    "he",
    "hi",
    "zh",
    "ja",
    "ko",
    "id",
    "vi",
    "sv",
    "cs",
]
LATIN = frozenset(["de", "fr", "es", "it", "pt", "nl", "pl", "tr", "id", "vi", "sv", "cs"])
"""Languages for which CLDR leaves out a city that they write as English does."""
OTHER_WORDS = frozenset({("es", "La Paz"), ("tr", "Kabul"), ("tr", "Lima")})
"""Capitals whose names are other words: peace, acceptance, a port."""
OTHER_NAMES = {("de", "CI"): "Elfenbeinküste", ("es", "CI"): "Costa de Marfil"}
"""Names in use that are not CLDR's."""
ENGLISH = """
AE|Emirati Emiratis UAE|Abu Dhabi|Asia/Dubai
AF|Afghan Afghans|Kabul|Asia/Kabul
AL|Albanian Albanians|Tirana|Europe/Tirane
AM|Armenian Armenians|Yerevan|Asia/Yerevan
AO|Angolan Angolans|Luanda|Africa/Luanda
AR|Argentine Argentinian Argentines|Buenos Aires|America/Buenos_Aires
AT|Austrian Austrians|Vienna|Europe/Vienna
AU|Australian Australians|Canberra|
AZ|Azerbaijani Azeri Azeris Azerbaijanis|Baku|Asia/Baku
BA|Bosnian Bosnians Bosnia|Sarajevo|Europe/Sarajevo
BD|Bangladeshi Bangladeshis|Dhaka|Asia/Dhaka
BE|Belgian Belgians|Brussels|Europe/Brussels
BG|Bulgarian Bulgarians|Sofia|Europe/Sofia
BH|Bahraini Bahrainis|Manama|Asia/Bahrain
BO|Bolivian Bolivians|La Paz|America/La_Paz
BR|Brazilian Brazilians|Brasilia|
BY|Belarusian Belarusians|Minsk|Europe/Minsk
CA|Canadian Canadians|Ottawa|
CH|Swiss|Bern|
CL|Chilean Chileans|Santiago|America/Santiago
CM|Cameroonian Cameroonians|Yaounde|
CN|Chinese|Beijing|
CO|Colombian Colombians|Bogota|America/Bogota
CR|Costa_Rican|San Jose|America/Costa_Rica
CU|Cuban Cubans|Havana|America/Havana
CY|Cypriot Cypriots|Nicosia|Asia/Nicosia
CZ|Czech Czechs|Prague|Europe/Prague
DE|German Germans|Berlin|Europe/Berlin
DK|Danish Danes Danish|Copenhagen|Europe/Copenhagen
DZ|Algerian Algerians|Algiers|Africa/Algiers
EC|Ecuadorian Ecuadorians|Quito|
EE|Estonian Estonians|Tallinn|Europe/Tallinn
EG|Egyptian Egyptians|Cairo|Africa/Cairo
ER|Eritrean Eritreans|Asmara|Africa/Asmera
ES|Spanish Spaniards|Madrid|Europe/Madrid
ET|Ethiopian Ethiopians|Addis Ababa|Africa/Addis_Ababa
FI|Finnish Finns|Helsinki|Europe/Helsinki
FR|French|Paris|Europe/Paris
GB|British Britons Britain UK U.K.|London|Europe/London
GE|Georgian Georgians|Tbilisi|Asia/Tbilisi
GH|Ghanaian Ghanaians|Accra|Africa/Accra
GR|Greek Greeks|Athens|Europe/Athens
HR|Croatian Croats Croatians|Zagreb|Europe/Zagreb
HT|Haitian Haitians|Port-au-Prince|America/Port-au-Prince
HU|Hungarian Hungarians|Budapest|Europe/Budapest
ID|Indonesian Indonesians|Jakarta|Asia/Jakarta
IE|Irish|Dublin|Europe/Dublin
IL|Israeli Israelis|Jerusalem|Asia/Jerusalem
IN|Indian Indians|New Delhi|
IQ|Iraqi Iraqis|Baghdad|Asia/Baghdad
IR|Iranian Iranians|Tehran|Asia/Tehran
IS|Icelandic Icelanders|Reykjavik|Atlantic/Reykjavik
IT|Italian Italians|Rome|Europe/Rome
JO|Jordanian Jordanians|Amman|Asia/Amman
JP|Japanese|Tokyo|Asia/Tokyo
KE|Kenyan Kenyans|Nairobi|Africa/Nairobi
KG|Kyrgyz|Bishkek|Asia/Bishkek
KH|Cambodian Cambodians|Phnom Penh|Asia/Phnom_Penh
KP|North_Korean DPRK|Pyongyang|Asia/Pyongyang
KR|South_Korean|Seoul|Asia/Seoul
KW|Kuwaiti Kuwaitis||
KZ|Kazakh Kazakhs|Astana|
LA|Lao Laotian|Vientiane|Asia/Vientiane
LB|Lebanese|Beirut|Asia/Beirut
LK|Sri_Lankan|Colombo|Asia/Colombo
LT|Lithuanian Lithuanians|Vilnius|Europe/Vilnius
LV|Latvian Latvians|Riga|Europe/Riga
LY|Libyan Libyans|Tripoli|Africa/Tripoli
MA|Moroccan Moroccans|Rabat|
MD|Moldovan Moldovans|Chisinau|Europe/Chisinau
ME|Montenegrin|Podgorica|Europe/Podgorica
MK|Macedonian|Skopje|Europe/Skopje
ML|Malian Malians|Bamako|Africa/Bamako
MM|Burmese Myanmar Burma|Naypyidaw|
MN|Mongolian Mongolians|Ulaanbaatar|Asia/Ulaanbaatar
MX|Mexican Mexicans|Mexico City|America/Mexico_City
MY|Malaysian Malaysians|Kuala Lumpur|Asia/Kuala_Lumpur
MZ|Mozambican|Maputo|Africa/Maputo
NE|Nigerien|Niamey|Africa/Niamey
NG|Nigerian Nigerians|Abuja|
NI|Nicaraguan|Managua|America/Managua
NL|Dutch|The Hague|
NO|Norwegian Norwegians|Oslo|Europe/Oslo
NP|Nepali Nepalese|Kathmandu|Asia/Katmandu
NZ|New_Zealander|Wellington|
OM|Omani Omanis|Muscat|Asia/Muscat
PA|Panamanian Panamanians||
PE|Peruvian Peruvians|Lima|America/Lima
PH|Philippine Filipino Filipinos|Manila|Asia/Manila
PK|Pakistani Pakistanis|Islamabad|
PL|Polish Poles|Warsaw|Europe/Warsaw
PS|Palestinian Palestinians Palestine|Ramallah|
PT|Portuguese|Lisbon|Europe/Lisbon
PY|Paraguayan|Asuncion|America/Asuncion
QA|Qatari Qataris|Doha|Asia/Qatar
RO|Romanian Romanians|Bucharest|Europe/Bucharest
RS|Serbian Serbs|Belgrade|Europe/Belgrade
RU|Russian Russians|Moscow|Europe/Moscow
RW|Rwandan Rwandans|Kigali|Africa/Kigali
SA|Saudi Saudis|Riyadh|Asia/Riyadh
SD|Sudanese|Khartoum|Africa/Khartoum
SE|Swedish Swedes|Stockholm|Europe/Stockholm
SG|Singaporean||
SI|Slovenian Slovenes|Ljubljana|Europe/Ljubljana
SK|Slovak Slovaks|Bratislava|Europe/Bratislava
SN|Senegalese|Dakar|Africa/Dakar
SO|Somali Somalis|Mogadishu|Africa/Mogadishu
SS|South_Sudanese|Juba|Africa/Juba
SY|Syrian Syrians|Damascus|Asia/Damascus
TD|Chadian|N'Djamena|Africa/Ndjamena
TH|Thai Thais|Bangkok|Asia/Bangkok
TJ|Tajik Tajiks|Dushanbe|Asia/Dushanbe
TM|Turkmen|Ashgabat|Asia/Ashgabat
TN|Tunisian Tunisians|Tunis|Africa/Tunis
TR|Turkish Turks Turkey|Ankara|
TW|Taiwanese|Taipei|Asia/Taipei
TZ|Tanzanian|Dodoma|
UA|Ukrainian Ukrainians|Kyiv Kiev|Europe/Kiev
UG|Ugandan Ugandans|Kampala|Africa/Kampala
US|American Americans US U.S. USA America|Washington|
UY|Uruguayan|Montevideo|America/Montevideo
UZ|Uzbek Uzbeks|Tashkent|Asia/Tashkent
VE|Venezuelan Venezuelans|Caracas|America/Caracas
VN|Vietnamese|Hanoi|
XK|Kosovar Kosovars|Pristina|
BF|Burkinabe Burkinabè|Ouagadougou|Africa/Ouagadougou
BI|Burundian Burundians|Gitega|
BJ|Beninese|Porto-Novo|Africa/Porto-Novo
BN|Bruneian|Bandar Seri Begawan|
BT|Bhutanese|Thimphu|Asia/Thimphu
BW|Botswanan|Gaborone|Africa/Gaborone
CD|Congolese|Kinshasa|Africa/Kinshasa
CF|Central_African|Bangui|Africa/Bangui
CI|Ivory_Coast Ivorian Ivorians|Abidjan|Africa/Abidjan
DJ|Djiboutian|Djibouti City|
DO|Dominican_Republic|Santo Domingo|America/Santo_Domingo
FJ|Fijian Fijians|Suva|
GA|Gabonese|Libreville|Africa/Libreville
GM|Gambian Gambians|Banjul|Africa/Banjul
GN|Guinean Guineans|Conakry|Africa/Conakry
GT|Guatemalan Guatemalans|Guatemala City|
GY|Guyanese|Georgetown|
HN|Honduran Hondurans|Tegucigalpa|America/Tegucigalpa
JM|Jamaican Jamaicans||
LR|Liberian Liberians|Monrovia|Africa/Monrovia
MG|Malagasy|Antananarivo|Indian/Antananarivo
MR|Mauritanian Mauritanians|Nouakchott|Africa/Nouakchott
MT|Maltese|Valletta|
MU|Mauritian Mauritians||
MW|Malawian Malawians|Lilongwe|
NA|Namibian Namibians|Windhoek|Africa/Windhoek
PG|Papuan|Port Moresby|Pacific/Port_Moresby
SL|Sierra_Leonean||Africa/Freetown
SR|Surinamese|Paramaribo|America/Paramaribo
SV|Salvadoran Salvadorans|San Salvador|
TG|Togolese||Africa/Lome
YE|Yemeni Yemenis|Sanaa|
ZA|South_African South_Africans|Pretoria|
ZM|Zambian|Lusaka|Africa/Lusaka
ZW|Zimbabwean|Harare|Africa/Harare
"""
"""Code, English adjectives and other names, English capital, and the time zone named after it in CLDR."""


def main(folder: Path) -> None:
    """Write one file a language."""
    rows = [line.split("|") for line in ENGLISH.strip().splitlines()]
    folder.mkdir(exist_ok=True)
    for language in LANGUAGES:
        locale = Locale.parse(language)
        found: dict[str, list[list[str]]] = {}
        for code, adjectives, capital, zone in rows:
            names = [locale.territories[code].split(" (")[0]]
            names += [name] if (name := OTHER_NAMES.get((language, code))) else []
            capitals = []
            if language == "en":
                names += [adjective.replace("_", " ") for adjective in adjectives.split()]
                capitals = capital.split() if capital == "Kyiv Kiev" else [capital] if capital else []
            elif zone and (city := locale.time_zones.get(zone, {}).get("city")):
                capitals = [city]
            same = []
            if not capitals and language in LATIN and (language, capital) not in OTHER_WORDS:
                same = capital.split() if capital == "Kyiv Kiev" else [capital] if capital else []
            found[code] = [names, capitals, [], same] if same else [names, capitals]
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("]],", "]],\n")
        (folder / f"{language}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
