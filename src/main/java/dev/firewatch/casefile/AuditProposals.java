package dev.firewatch.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.firewatch.incident.Incident;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Kind;
import dev.firewatch.policy.DurationText;
import dev.firewatch.postmortem.AuditQuestion;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Related;
import dev.firewatch.risk.Cascade;
import dev.firewatch.risk.Mitigation;
import dev.firewatch.risk.MitigationState;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskChange;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskFrequency;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskVersion;
import org.jspecify.annotations.Nullable;

/**
 * What the six questions about the risk process are answered beforehand, from what
 * register, timeline and related incidents say; a person confirms or corrects it.
 */
final class AuditProposals {

	private static final String NOTHING = "No action needed";

	private final Casefile file;

	private final Milestones moments;

	private final RegisterEvidence evidence;

	private final Map<String, AuditProposal> proposals = new LinkedHashMap<>();

	/**
	 * Something proposed.
	 *
	 * @param value null if the facts don't decide it
	 * @param because the facts it rests on, in a sentence
	 */
	record AuditProposal(@Nullable String value, String because) {
	}

	/**
	 * @param engageWithin how soon after it was detected somebody should be there
	 */
	private AuditProposals(Casefile file, Milestones moments, RegisterEvidence evidence, Duration engageWithin) {
		this.file = file;
		this.moments = moments;
		this.evidence = evidence;
		register();
		Optional<Risk> main = main();
		main.ifPresent(this::probability);
		main.ifPresent(this::cascades);
		main.ifPresent(this::mitigation);
		indicators(main);
		escalation(engageWithin);
	}

	/** By the names that templates call them by. */
	static Map<String, AuditProposal> of(Casefile file, Milestones moments, RegisterEvidence evidence,
			Duration engageWithin) {
		return new AuditProposals(file, moments, evidence, engageWithin).proposals;
	}

	/** The one that was said first to have come true. */
	private Optional<Risk> main() {
		Stream<RiskId> named = file.register().risks().stream().map(RelatedRisk::risk);
		Stream<RiskId> linked = evidence.risks()
			.stream()
			.filter(risk -> risk.incidents().contains(file.id()))
			.map(Risk::id);
		return Stream.concat(named, linked)
			.findFirst()
			.flatMap(id -> evidence.risks().stream().filter(risk -> risk.id().equals(id)).findFirst());
	}

	private void register() {
		RegisterLink link = file.register();
		Optional<Risk> main = main();
		if (main.isPresent()) {
			Risk risk = main.get();
			boolean known = link.risks()
				.stream()
				.filter(one -> one.risk().equals(risk.id()))
				.allMatch(RelatedRisk::known);
			propose(AuditQuestion.IN_REGISTER, known ? "Yes" : "No", risk.id() + " " + risk.content().title()
					+ (known ? " is in the register." : " was entered only after the incident began."));
			propose("in-register-action", known ? NOTHING + " - risk was known" : "Added as " + risk.id(), "");
		}
		else if (link.none()) {
			propose(AuditQuestion.IN_REGISTER, "No", "Somebody looked and found no such risk.");
			propose("in-register-action", "Add it to the register", "");
			for (AuditQuestion question : List.of(AuditQuestion.PROBABILITY_ACCURATE, AuditQuestion.CASCADES_PREDICTED,
					AuditQuestion.MITIGATION_WORKED)) {
				propose(question, "No", "The register had nothing of it.");
			}
		}
		else {
			proposals.put(AuditQuestion.IN_REGISTER.key(), new AuditProposal(null,
					"Nobody has said which risk it is: `risk link RISK-023`, or `risk link none`."));
		}
	}

	private void probability(Risk risk) {
		Set<Instant> occurred = new HashSet<>();
		List<String> named = new ArrayList<>();
		for (IncidentId id : risk.incidents()) {
			Instant at = evidence.declared().get(id);
			if (at != null && !id.equals(file.id())) {
				occurred.add(at);
				named.add(id.value());
			}
		}
		Instant now = file.incident().declaredAt();
		occurred.add(now);
		int predicted = predicted(risk, now);
		RiskFrequency frequency = RiskFrequency.of(evidence.bands(), predicted, occurred, now);
		boolean under = frequency.underestimated();
		propose(AuditQuestion.PROBABILITY_ACCURATE, under ? "Underestimated" : "Yes", "Counting this one: "
				+ frequency.against() + (named.isEmpty() ? "." : " (" + String.join(", ", named) + ")."));
		propose("original-score", "P=" + predicted, "");
		propose("actual-frequency", frequency.words(), "");
		propose("probability-action", under ? "Adjust P from " + predicted + " to " + frequency.band() : NOTHING, "");
	}

	/** What it was before anybody changed it because of the incident. */
	private static int predicted(Risk risk, Instant then) {
		return risk.history()
			.stream()
			.filter(version -> version.made().at().isAfter(then))
			.map(RiskVersion::changes)
			.flatMap(List::stream)
			.filter(change -> change.field().equals("probability"))
			.map(RiskChange::before)
			.flatMap(Stream::ofNullable)
			.findFirst()
			.map(Integer::valueOf)
			.orElse(risk.content().probability());
	}

	private void cascades(Risk risk) {
		Set<IncidentId> together = file.postmortem()
			.map(Postmortem::related)
			.orElse(List.of())
			.stream()
			.map(Related::incident)
			.map(IncidentId::new)
			.collect(Collectors.toCollection(HashSet::new));
		together.add(file.id());
		List<Risk> happened = evidence.risks()
			.stream()
			.filter(other -> !other.id().equals(risk.id()))
			.filter(other -> other.incidents().stream().anyMatch(together::contains))
			.toList();
		Set<RiskId> mapped = risk.content().cascades().stream().map(Cascade::to).collect(Collectors.toSet());
		List<Risk> unexpected = happened.stream().filter(other -> !mapped.contains(other.id())).toList();
		String known = mapped.isEmpty() ? "No cascade of " + risk.id() + " is mapped" : "Mapped: "
				+ ids(mapped.stream().sorted((one, other) -> one.value().compareTo(other.value())).toList());
		if (happened.isEmpty()) {
			proposals.put(AuditQuestion.CASCADES_PREDICTED.key(),
					new AuditProposal(null, known + "; no other risk is linked to this incident or a related one."));
			return;
		}
		propose(AuditQuestion.CASCADES_PREDICTED,
				unexpected.isEmpty() ? "Yes"
						: unexpected.size() == happened.size() && mapped.isEmpty() ? "No" : "Partially",
				known + "; came true with it: " + ids(happened.stream().map(Risk::id).toList()) + ".");
		propose("cascades-action",
				unexpected.isEmpty() ? NOTHING : "Add cascade to " + ids(unexpected.stream().map(Risk::id).toList()),
				"");
		if (!unexpected.isEmpty()) {
			propose("unexpected-cascades",
					unexpected.stream()
						.map(other -> other.id() + " " + other.content().title() + " (not mapped)")
						.collect(Collectors.joining("; ")),
					"");
		}
	}

	private void mitigation(Risk risk) {
		List<Mitigation> all = risk.content().mitigations();
		List<Mitigation> failed = all.stream()
			.filter(one -> one.state() == MitigationState.PLANNED || one.state() == MitigationState.FAILED)
			.toList();
		if (all.isEmpty()) {
			propose(AuditQuestion.MITIGATION_WORKED, "No", risk.id() + " has no mitigation.");
			propose("mitigation-failures", "No mitigation was planned", "");
			propose("mitigation-action", "Add a mitigation", "");
			return;
		}
		String states = all.stream()
			.map(one -> one.id() + " " + one.text() + " is " + one.state().key())
			.collect(Collectors.joining("; ")) + ".";
		if (failed.isEmpty()) {
			// It came true all the same, or was kept from that: only a person can tell
			// why.
			boolean nearly = file.incident().kind() == Kind.NEAR_MISS;
			proposals.put(AuditQuestion.MITIGATION_WORKED.key(), new AuditProposal(nearly ? "Yes" : null, states));
			return;
		}
		propose(AuditQuestion.MITIGATION_WORKED, failed.size() == all.size() ? "No" : "Partially", states);
		propose("mitigation-failures",
				failed.stream()
					.map(one -> one.text()
							+ (one.state() == MitigationState.FAILED ? " failed" : " was planned but not implemented"))
					.collect(Collectors.joining("; ")),
				"");
		propose("mitigation-action",
				failed.stream()
					.map(one -> (one.state() == MitigationState.FAILED ? "Strengthen " : "Implement ") + one.id() + " "
							+ one.text())
					.collect(Collectors.joining("; ")),
				"");
	}

	private void indicators(Optional<Risk> main) {
		Optional<Duration> expected = answered("expected-detection").flatMap(DurationText::leading);
		Optional<Duration> actual = answered("time-to-detect").flatMap(DurationText::leading).or(this::detected);
		String watched = main.map(Risk::content)
			.map(RiskContent::indicators)
			.map(all -> all.isEmpty() ? main.get().id() + " has no indicator." : all.stream()
				.map(one -> one.id() + " " + one.text() + (one.threshold() == null ? "" : " from " + one.threshold()))
				.collect(Collectors.joining("; ", "Watched: ", ".")))
			.orElse("");
		if (expected.isPresent() && actual.isPresent()) {
			boolean late = actual.get().compareTo(expected.get()) > 0;
			String facts = "Detected after " + ComputedAnswers.lasting(actual.get()) + ", expected within "
					+ ComputedAnswers.lasting(expected.get());
			propose(AuditQuestion.INDICATORS_FIRED, late ? "Too late" : "Yes", (facts + ". " + watched).strip());
			if (late) {
				propose("indicator-failures", facts, "");
			}
			propose("indicators-action", late ? tighten(main) : NOTHING, "");
		}
		else if (main.isPresent() && main.get().content().indicators().isEmpty()) {
			propose(AuditQuestion.INDICATORS_FIRED, "No", watched);
			propose("indicators-action", "Add an indicator", "");
		}
		else {
			proposals.put(AuditQuestion.INDICATORS_FIRED.key(), new AuditProposal(null,
					("Nobody has said how soon it should have been detected. " + watched).strip()));
		}
	}

	private static String tighten(Optional<Risk> main) {
		return main.map(Risk::content)
			.map(RiskContent::indicators)
			.filter(all -> !all.isEmpty())
			.map(all -> "Tighten " + all.get(0).id() + " " + all.get(0).text())
			.orElse("Add an indicator");
	}

	private Optional<Duration> detected() {
		return moments.begin()
			.flatMap(begin -> moments.noticed()
				.filter(found -> !found.at().isBefore(begin.at()))
				.map(found -> Duration.between(begin.at(), found.at())));
	}

	/** It worked if somebody was there in time; that counts from when it was detected. */
	private void escalation(Duration within) {
		Incident incident = file.incident();
		Optional<Instant> detected = moments.detected().map(Milestones.DatedMilestone::at);
		Optional<Instant> engaged = moments.engaged().map(Milestones.DatedMilestone::at);
		if (detected.isEmpty() || incident.status().live() && engaged.isEmpty()) {
			return;
		}
		if (engaged.isEmpty()) {
			proposals.put(AuditQuestion.ESCALATION_WORKED.key(),
					new AuditProposal(null, "Nobody took a role, and no entry is marked engaged."));
			return;
		}
		Duration took = Duration.between(detected.get(), engaged.get());
		took = took.isNegative() ? Duration.ZERO : took;
		String facts = "Somebody was engaged " + ComputedAnswers.lasting(took)
				+ " after it was detected, against a limit of " + ComputedAnswers.lasting(within)
				+ (incident.severities().size() < 2 ? "" : "; the severity changed "
						+ (incident.severities().size() - 1) + (incident.severities().size() == 2 ? " time" : " times"))
				+ ".";
		boolean late = took.compareTo(within) > 0;
		propose(AuditQuestion.ESCALATION_WORKED, late ? "Partially" : "Yes", facts);
		propose("escalation-action", late ? "Shorten the escalation path" : NOTHING, "");
		if (late) {
			propose("escalation-issues", facts, "");
		}
	}

	private Optional<String> answered(String question) {
		return file.postmortem().map(postmortem -> postmortem.answers().get(question));
	}

	private static String ids(Collection<RiskId> risks) {
		return risks.stream().map(RiskId::value).collect(Collectors.joining(", "));
	}

	private void propose(AuditQuestion question, String value, String because) {
		propose(question.key(), value, because);
	}

	private void propose(String name, String value, String because) {
		proposals.put(name, new AuditProposal(value, because));
	}

}
