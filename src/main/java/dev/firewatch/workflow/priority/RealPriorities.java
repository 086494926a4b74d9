package dev.firewatch.workflow.priority;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.LearningRow;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.priority.Factor;
import dev.firewatch.priority.FactorCorrection;
import dev.firewatch.priority.FactorRules;
import dev.firewatch.priority.RealRecord;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskSearch;
import dev.firewatch.risk.Risks;
import dev.firewatch.workflow.priority.StoredCorrections.CorrectedRecord;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * The incidents that have not ended and the risks that are not retired, with their
 * factors.
 */
public class RealPriorities {

	/** More of each don't fit a list that people read. */
	private static final int MOST = 1_000;

	private static final int LONGEST = 500;

	private static final int TRIES = 20;

	private final Casefiles casefiles;

	private final Risks risks;

	private final StoredCorrections corrections;

	private final People people;

	private final Clock clock;

	RealPriorities(Casefiles casefiles, Risks risks, StoredCorrections corrections, People people, Clock clock) {
		this.casefiles = casefiles;
		this.risks = risks;
		this.corrections = corrections;
		this.people = people;
		this.clock = clock;
	}

	/** All that the reader may know of: incidents, the latest first, then risks. */
	public List<RealRecord> read(CasefileSearch reader) {
		List<Risk> open = risks.search(RiskSearch.current(), 0, MOST);
		Set<IncidentId> recent = recent(open, reader);
		Map<IncidentId, Set<IncidentId>> others = new HashMap<>();
		List<RealRecord> records = new ArrayList<>();
		for (Risk risk : open) {
			List<IncidentId> touched = risk.incidents().stream().filter(recent::contains).toList();
			touched.forEach(id -> others.computeIfAbsent(id, none -> new HashSet<>()).addAll(touched));
		}
		for (LearningRow row : casefiles.learnings(reader.unfinished(), MOST)) {
			records.add(FactorRules.of(row, Math.max(0, others.getOrDefault(row.id(), Set.of()).size() - 1)));
		}
		for (Risk risk : open) {
			records.add(FactorRules.of(risk, (int) risk.incidents().stream().filter(recent::contains).count()));
		}
		return corrected(records);
	}

	/**
	 * The incidents of these risks that the reader may know of and that are not long ago.
	 */
	private Set<IncidentId> recent(List<Risk> open, CasefileSearch reader) {
		Set<IncidentId> touched = open.stream()
			.flatMap(risk -> risk.incidents().stream())
			.collect(Collectors.toUnmodifiableSet());
		if (touched.isEmpty()) {
			return touched;
		}
		Instant since = clock.instant().minus(Duration.ofDays(FactorRules.RECENT_DAYS));
		return casefiles.learnings(reader.only(touched), MOST)
			.stream()
			.filter(row -> !row.declaredAt().isBefore(since))
			.map(LearningRow::id)
			.collect(Collectors.toUnmodifiableSet());
	}

	private List<RealRecord> corrected(List<RealRecord> records) {
		if (records.isEmpty()) {
			return records;
		}
		Map<String, List<FactorCorrection>> known = new HashMap<>();
		corrections.findByIdIn(records.stream().map(RealRecord::id).toList())
			.forEach(one -> known.put(one.id(), one.corrections()));
		return records.stream().map(record -> {
			RealRecord now = record;
			for (Factor factor : Factor.values()) {
				FactorCorrection last = known.getOrDefault(record.id(), List.of())
					.stream()
					.filter(one -> one.factor() == factor)
					.reduce((earlier, later) -> later)
					.orElse(null);
				if (last != null) {
					now = now.corrected(factor, last.value(), people.nameOf(last.by()) + " on "
							+ last.at().atZone(ZoneOffset.UTC).toLocalDate() + ": " + last.reason());
				}
			}
			return now;
		}).toList();
	}

	/** Corrects a factor of a record; what is wrong with that, if anything. */
	public Optional<String> correct(CasefileSearch reader, String id, String factor, String value, String reason,
			PersonId by) {
		Factor which = Factor.keys().contains(factor) ? Factor.named(factor) : null;
		if (which == null || read(reader).stream().noneMatch(record -> record.id().equals(id))) {
			return Optional.of("There is no %s of %s to correct.".formatted(factor.isBlank() ? "factor" : factor, id));
		}
		if (!isFactor(value)) {
			return Optional.of("A factor is a number from 0 to 1: \"" + value + "\" is not. Write it like 0.35.");
		}
		if (reason.isBlank() || reason.strip().length() > LONGEST) {
			return Optional.of(reason.isBlank() ? "Say why the factor is another one."
					: "Say why in fewer than %d characters.".formatted(LONGEST));
		}
		add(id, new FactorCorrection(which, Double.parseDouble(value.strip()), reason.strip(), by, clock.instant()));
		return Optional.empty();
	}

	/** Whether it is a number from 0 to 1. */
	static boolean isFactor(String value) {
		return value.strip().matches("0(\\.\\d{1,6})?|1(\\.0{1,6})?|\\.\\d{1,6}");
	}

	private void add(String id, FactorCorrection correction) {
		for (int attempt = 1; true; attempt++) {
			CorrectedRecord read = corrections.findById(id).orElseGet(() -> new CorrectedRecord(id, null, List.of()));
			List<FactorCorrection> all = new ArrayList<>(read.corrections());
			if (!all.isEmpty() && all.get(all.size() - 1).isSame(correction)) {
				// The platform delivered the same act once more.
				return;
			}
			all.add(correction);
			try {
				corrections.save(new CorrectedRecord(id, read.version(), all));
				return;
			}
			catch (OptimisticLockingFailureException | DuplicateKeyException raced) {
				if (attempt == TRIES) {
					throw raced;
				}
			}
		}
	}

}
