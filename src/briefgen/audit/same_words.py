"""Whether a sentence with all words of a statement may be another statement all the same."""

from __future__ import annotations

from briefgen.audit.bound_otherwise import is_bound_otherwise
from briefgen.audit.cause import has_another_cause
from briefgen.audit.denied_otherwise import (
    has_other_actor,
    is_agent_turned,
    is_denied_otherwise,
    is_turned_round,
)
from briefgen.audit.exceptions import leaves_out_exception
from briefgen.audit.formerly import is_former_now
from briefgen.audit.identity import is_no_identity
from briefgen.audit.in_its_place import are_words_swapped, has_another_in_place
from briefgen.audit.instead_of import is_the_other_instead
from briefgen.audit.office_holder import is_office_of_another
from briefgen.audit.only_wished import is_only_wished, is_weakened
from briefgen.audit.order import is_reordered, is_turned_in_time
from briefgen.audit.other_voice import is_voice_of_another
from briefgen.audit.runner_up import is_one_of_several, is_runner_up
from briefgen.audit.told_otherwise import (
    denies_alone,
    extends_to_all,
    is_compared_otherwise,
    is_only_likely,
    is_unordered,
    lacking_ordinals,
    leaves_out_condition,
)
from briefgen.language.reading import Reading

_TOLD_OTHERWISE = (
    is_reordered,
    is_runner_up,
    is_only_likely,
    leaves_out_condition,
    is_compared_otherwise,
    is_voice_of_another,
    has_another_cause,
)
"""Checks of two readings."""
_TURNED = (
    is_turned_round,
    is_denied_otherwise,
    is_turned_in_time,
    has_other_actor,
    is_agent_turned,
    is_the_other_instead,
    leaves_out_exception,
    is_office_of_another,
    is_only_wished,
    is_weakened,
    is_no_identity,
    are_words_swapped,
    has_another_in_place,
    is_former_now,
)
"""Checks of their words alone."""


def may_be_another(claim: Reading, evidence: Reading) -> bool:
    """Check whether a sentence has the words in another order or part, as likely, or for a case only."""
    bound = is_bound_otherwise(claim, [evidence]) or is_unordered(claim, [evidence])
    bound = bound or extends_to_all(claim, [evidence]) or denies_alone(claim.passage, [evidence.passage])
    bound = bound or is_one_of_several(claim, evidence) or any(lacking_ordinals(claim, evidence))
    reworded = any(is_other(claim, evidence) for is_other in _TOLD_OTHERWISE)
    return bound or reworded or any(is_other(claim.passage, evidence.passage) for is_other in _TURNED)
