"""Tests of reading tables in plain text row by row."""

from __future__ import annotations

import pytest

from briefgen.language.table_rows import rows_as_sentences

CASES = {
    "Markdown, unit in the caption": (
        "en",
        (
            "Table 3: Exports in million euros\n\n| Country | 2024 | 2025 | Share (%) |\n|---|--:|--:|--:|\n"
            "| Peru | 1.2 | 1.5 | 12 |\n| Chile | 3.4 | 2.9 | 30 |\n"
        ),
        "| Chile | 3.4",
        "Table 3: Exports. Chile (2024): 3400000 euros. Chile (2025): 2900000 euros. Chile, Share: 30 %.",
    ),
    "tabs": (
        "en",
        "Wheat harvest (thousand tonnes)\nYear\tPlan\tHarvest\n2023\t120\t113\n2024\t130\t128\n",
        "2024\t130\t128",
        "Wheat harvest. 2024, Plan: 130000 tonnes. 2024, Harvest: 128000 tonnes.",
    ),
    "aligned columns, a head without its first cell": (
        "en",
        "Port traffic, '000 TEU\n            2023     2024\nVelmar       120      131\nSorne      1,020      980\n",
        "Sorne      1,020",
        "Port traffic. Sorne (2023): 1020000 TEU. Sorne (2024): 980000 TEU.",
    ),
    "semicolons, a comma for decimals": (
        "de",
        "Land;Umsatz (Mio. EUR);Anteil (%)\nBayern;1.234,5;12,5\nHessen;900;9\n",
        "Bayern;1.234,5",
        "Bayern, Umsatz: 1234500000 EUR. Bayern, Anteil: 12,5 %.",
    ),
    "lines of a list": (
        "en",
        "Grain waiting, in thousand tonnes:\n- Velmar: 45\n- Sorne: 120\n",
        "- Sorne: 120",
        "Grain waiting. Sorne: 120000 tonnes.",
    ),
    "a column of units": (
        "en",
        "Item | Unit | 2023 | 2024\nWheat | thousand t | 120 | 130\nShare | % | 12 | 13\n",
        "Share | % | 12",
        "Share (2023): 12 %. Share (2024): 13 %.",
    ),
    "a head that ends with the sign for per cent": (
        "en",
        "Port | 2023 | 2024 | Change %\nCargo (million t) | 41.5 | 38.2 | –8.0\n",
        "Cargo (million t)",
        "Cargo (2023): 41500000 t. Cargo (2024): 38200000 t. Cargo, Change: –8.0 %.",
    ),
    "two units in a caption give none": (
        "en",
        "Grain (thousand tonnes) and sales (million euros)\nPort | May | June\nVelmar | 4 | 5\n",
        "Velmar | 4 | 5",
        "Grain and sales. Velmar, May: 4. Velmar, June: 5.",
    ),
    "the unit of the column before that of the caption": (
        "fr",
        "Stocks. Milliers de flacons.\nMois | Ventes | Stock (semaines)\nMai | 742 | 8,1\nJuin | 598 | 6,4 *\n",
        "Juin | 598",
        "Stocks. Juin, Ventes: 598000 flacons. Juin, Stock: 6,4 semaines.",
    ),
    "years with the mark of a note": (
        "en",
        "Water for fields, by origin (hm³)\nOrigin | 2022 | 2023* | 2024 (p)\nWells | 372 | 405 | 418\nRivers | 498 | 431 | 402\n",
        "Wells | 372",
        "Water for fields, by origin. Wells (2022): 372 hm³. Wells (2023): 405 hm³. Wells (2024): 418 hm³.",
    ),
    "a script without spaces": (
        "zh",
        "表1 出口（万吨）\n国家\t2023\t2024\n秘鲁\t12.5\t13\n智利\t3\t4\n",
        "秘鲁\t12.5",
        "表1 出口. 秘鲁 2023年: 125000吨. 秘鲁 2024年: 130000吨.",
    ),
    "the head alone": ("en", "Port;2023;2024\nVelmar;4;5\nSorne;6;7\n", "Port;2023", "Port, 2023, 2024"),
    "prose": ("en", "It closed in May; 45 ships left; 12 stayed. The rest | none.\n", "45 ships", ""),
    "prose in two columns": ("en", "The port closed.    In May it\nNobody came.    opened.\n", "Nobody", ""),
}


@pytest.mark.parametrize(("language", "text", "quoted", "expected"), CASES.values(), ids=CASES)
def test_a_row_is_read_with_its_head(language: str, text: str, quoted: str, expected: str) -> None:
    """Each cell of a quoted row is written with its row, its column, and the scale and unit of the head."""
    start = text.index(quoted)
    assert rows_as_sentences(text, start, start + len(quoted), language) == expected
