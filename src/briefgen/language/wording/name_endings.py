"""Endings that names have in the cases of a language: Putins, Путина, Tuska."""

from __future__ import annotations

from types import MappingProxyType

from briefgen.language.folded import word_set

NAME_ENDINGS = MappingProxyType(
    {
        **dict.fromkeys(("nl", "da", "sv", "nb"), word_set("s")),
        "de": word_set("s es er ern"),
        **dict.fromkeys(("ru", "uk"), word_set("а у ом е ым ой ого ому и ы ю я ем ей ою ем ий ии ию ия")),
        **dict.fromkeys(("pl", "cs", "sk"), word_set("a u em owi owa ą y ę ie iem im ego emu ův ovi i")),
        "tr": word_set(
            "ın in un ün ı i u ü a e da de ta te dan den tan ten la le nın nin ya ye yı yi yla yle"
        ),
        "fi": word_set("n a lla lle ssa sta"),
        "hu": word_set("nak nek t ban ben hoz"),
    }
)
