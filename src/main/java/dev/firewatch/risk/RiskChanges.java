package dev.firewatch.risk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Finds what differs between two versions of a risk. */
final class RiskChanges {

	private final List<RiskChange> found = new ArrayList<>();

	private RiskChanges() {
	}

	static List<RiskChange> between(RiskContent before, RiskContent after) {
		RiskChanges changes = new RiskChanges();
		changes.compare("title", before.title(), after.title());
		changes.compare("description", before.description(), after.description());
		changes.compare("category", before.category(), after.category());
		changes.compare("services", list(before.services()), list(after.services()));
		changes.compare("probability", "" + before.probability(), "" + after.probability());
		changes.compare("impact", "" + before.impact(), "" + after.impact());
		if (!RiskOwner.same(before.owner(), after.owner())) {
			changes.compare("owner", RiskOwner.written(before.owner()), RiskOwner.written(after.owner()));
		}
		changes.compare("status", before.status().key(), after.status().key());
		changes.compare("accepted until", text(before.acceptedUntil()), text(after.acceptedUntil()));
		changes.compare("escalation", before.escalation(), after.escalation());
		changes.compare("review", text(before.reviewOn()), text(after.reviewOn()));
		Map<String, String> mitigations = new LinkedHashMap<>();
		before.mitigations().forEach(one -> mitigations.put(one.id(), one.words()));
		after.mitigations().forEach(one -> changes.compare(one.id(), mitigations.remove(one.id()), one.words()));
		mitigations.forEach((id, words) -> changes.compare(id, words, null));
		Map<String, String> indicators = new LinkedHashMap<>();
		before.indicators().forEach(one -> indicators.put(one.id(), one.words()));
		after.indicators().forEach(one -> changes.compare(one.id(), indicators.remove(one.id()), one.words()));
		indicators.forEach((id, words) -> changes.compare(id, words, null));
		changes.compareCascades(before, after);
		return changes.found;
	}

	private void compareCascades(RiskContent before, RiskContent after) {
		Map<RiskId, String> cascades = new LinkedHashMap<>();
		before.cascades().forEach(one -> cascades.put(one.to(), one.words()));
		after.cascades().forEach(one -> compare("cascade", cascades.remove(one.to()), one.words()));
		cascades.values().forEach(words -> compare("cascade", words, null));
	}

	private void compare(String field, @Nullable String before, @Nullable String after) {
		if (!Objects.equals(before, after)) {
			found.add(new RiskChange(field, before, after));
		}
	}

	private static @Nullable String list(List<String> texts) {
		return texts.isEmpty() ? null : String.join(", ", texts);
	}

	private static @Nullable String text(@Nullable Object value) {
		return value == null ? null : value.toString();
	}

}
