"""What is said of the dimensions beside those of the peers, and which is the weakest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.firm import PEERS, Firm, Peers
from trigpoint.reports.company.page import Page
from trigpoint.sentences import Sentence, joined


def about_dimensions(page: Page) -> Sentence:
    """A few sentences, or none, to stand beside the first figures."""
    found = (_above_and_below(page), _silence(page))
    return joined([one for one in found if one], page.companies.own["after_sentence"])


def weakest_dimension(companies: Companies, firm: Firm) -> str:
    """The dimension of the fewest points, of equals the first; the firm has an index."""
    found = {one.id: firm.now.scores[one.id] or 0 for one in companies.instrument.dimensions}
    return min(found, key=found.__getitem__)


def _above_and_below(page: Page) -> Sentence:
    """On which dimensions the firm stands above those it is measured by, and on which below."""
    nearest = page.firm.nearest_peers
    if nearest is None:
        return ()
    sides: dict[str, list[str]] = {"above": [], "below": []}
    for id_, difference in _differences(page, nearest):
        sides["above" if difference > 0 else "below"].append(id_)
    told = [name for name, ids in sides.items() if ids]
    if not told:
        return ()
    return page.say(
        "dimensions_" + "_".join(told),
        peers=page.peers_name(),
        **{name: _names(page, ids) for name, ids in sides.items()},
    )


def _names(page: Page, ids: Sequence[str]) -> Sentence:
    every = len(ids) == len(page.companies.instrument.dimensions)
    return page.say("every_dimension") if every else page.names(ids)


def _differences(page: Page, nearest: Peers) -> Iterator[tuple[str, float]]:
    for one in page.companies.instrument.dimensions:
        own, mean = page.firm.now.scores[one.id], nearest.means[one.id].value
        if own is not None and mean is not None and round(float(own), 1) != mean:
            yield one.id, float(own) - mean


def _silence(page: Page) -> Sentence:
    """Why there are no means of the firm's own kind, or none at all."""
    if not page.firm.peers:
        return page.why_alone("no_peers")
    if not page.firm.silence:
        return ()
    return page.say(
        page.firm.silence,
        banner=page.companies.banner,
        label=page.firm.banner_label,
        peers=page.companies.column_name(PEERS),
    )
