package dev.firewatch.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.firewatch.casefile.LearningEvent;
import dev.firewatch.casefile.LearningEvent.What;
import dev.firewatch.casefile.LearningRow;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.insight.Doubt.DoubtFigure;
import dev.firewatch.insight.FeedbackSpan.Period;
import dev.firewatch.postmortem.AuditQuestion;

/**
 * Whether an organisation learns rightly, in one period: reviews count where they were
 * first published, everything else where it happened.
 *
 * @param audits how many audits were published
 * @param gaps how many of them show each gap
 */
public record LearningCheck(String period, int audits, Map<AuditQuestion, Integer> gaps, List<DoubtFigure> doubts) {

	public LearningCheck {
		gaps = Map.copyOf(gaps);
		doubts = List.copyOf(doubts);
	}

	/**
	 * What happened in the period.
	 * @param repeated the causes that had been found before, by incident
	 */
	static LearningCheck of(Period period, List<LearningRow> rows, Map<IncidentId, Integer> repeated) {
		Counting counting = new Counting();
		int audits = 0;
		Map<AuditQuestion, Integer> gaps = new EnumMap<>(AuditQuestion.class);
		for (LearningRow row : rows) {
			counting.addEvents(row, period);
			if (row.learning().publishedAt() == null || !period.holds(row.learning().publishedAt())) {
				continue;
			}
			if (row.learning().audit() != null) {
				audits++;
				row.learning().gaps().forEach(gap -> gaps.merge(gap, 1, Integer::sum));
				counting.add(Doubt.FOUND_NOTHING, row.id(), row.learning().gaps().isEmpty() ? 1 : 0, 1);
			}
			int causes = row.learning().causes().size();
			counting.add(Doubt.UNCOVERED, row.id(), row.learning().uncovered(),
					Math.max(causes, row.learning().uncovered()));
			counting.add(Doubt.REPEATED, row.id(), repeated.getOrDefault(row.id(), 0), causes);
		}
		return new LearningCheck(period.name(), audits, gaps, counting.figures());
	}

	/** How often a question came up with whom. */
	private static final class Counting {

		private final int[] counts = new int[Doubt.values().length];

		private final int[] ofs = new int[Doubt.values().length];

		private final Map<Doubt, Map<String, Integer>> codes = new EnumMap<>(Doubt.class);

		private final Map<Doubt, Set<IncidentId>> incidents = new EnumMap<>(Doubt.class);

		private void add(Doubt doubt, IncidentId incident, int count, int of) {
			counts[doubt.ordinal()] += count;
			ofs[doubt.ordinal()] += of;
			if (count > 0) {
				incidents.computeIfAbsent(doubt, none -> new LinkedHashSet<>()).add(incident);
			}
		}

		private void addCode(Doubt doubt, String code) {
			codes.computeIfAbsent(doubt, none -> new TreeMap<>()).merge(code, 1, Integer::sum);
		}

		private void addEvents(LearningRow row, Period period) {
			List<LearningEvent> events = row.learning().events();
			if (events.isEmpty()) {
				return;
			}
			for (LearningEvent event : events) {
				if (period.holds(event.at())) {
					add(row.id(), event, events);
				}
			}
		}

		private void add(IncidentId id, LearningEvent event, List<LearningEvent> all) {
			switch (event.what()) {
				case EXCEPTION -> {
					add(Doubt.EXCEPTION, id, 1, 0);
					addCode(Doubt.EXCEPTION, event.code());
				}
				case DROP -> {
					add(Doubt.DROP, id, 1, 0);
					addCode(Doubt.DROP, event.code());
				}
				case OVERRIDE -> {
					add(Doubt.OVERRIDE, id, 1, 0);
					addCode(Doubt.OVERRIDE, event.code());
				}
				case VERIFIED, SELF_VERIFIED -> {
					add(Doubt.EXCEPTION, id, 0, 1);
					add(Doubt.SELF_VERIFIED, id, event.what() == What.SELF_VERIFIED ? 1 : 0, 1);
				}
				case FLAGGED ->
					add(Doubt.UNREVIEWED, id, all.stream().anyMatch(one -> one.what() == What.REVIEWED) ? 0 : 1, 1);
				case REVIEWED -> {
					// Counted with the flag that was reviewed.
				}
			}
		}

		private List<DoubtFigure> figures() {
			return Arrays.stream(Doubt.values())
				.map(doubt -> new DoubtFigure(doubt, counts[doubt.ordinal()], ofs[doubt.ordinal()],
						codes.getOrDefault(doubt, Map.of()), new ArrayList<>(incidents.getOrDefault(doubt, Set.of()))))
				.toList();
		}

	}

}
