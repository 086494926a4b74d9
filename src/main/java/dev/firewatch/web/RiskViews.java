package dev.firewatch.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RiskRule;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskField;
import dev.firewatch.risk.RiskOwner;
import dev.firewatch.risk.RiskProposal;
import dev.firewatch.risk.RiskProposal.ProposalDecision;
import dev.firewatch.risk.RiskStatus;
import dev.firewatch.risk.RiskWeight;
import dev.firewatch.workflow.risks.RiskHistory;
import org.jspecify.annotations.Nullable;

/** What the pages of the risk register show, in words. */
class RiskViews {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);

	private final RiskHistory history;

	private final People people;

	private final RiskRule bands;

	private final ZoneId zone;

	RiskViews(RiskHistory history, People people, Policy policy) {
		this.history = history;
		this.people = people;
		this.bands = policy.risks();
		this.zone = policy.zone();
	}

	/**
	 * The map and a list.
	 *
	 * @param more whether the list goes on
	 */
	record RegisterView(List<MapRow> map, List<BandView> likely, List<RiskRowView> rows, boolean more, String search,
			String field, int highFrom, int middleFrom) {
	}

	/** A row of the map: one impact, from the rarest to the likeliest. */
	record MapRow(BandView impact, List<MapField> fields) {
	}

	/** What a number from 1 to 5 means. */
	record BandView(int number, String words) {
	}

	/**
	 * A field of the map.
	 *
	 * @param weight {@code low}, {@code middle} or {@code high}
	 */
	record MapField(String count, String words, String address, String weight) {
	}

	record RiskRowView(String id, String score, String title, String scores, String state, String owner) {
	}

	/** A risk with all that is said of it. */
	record RiskView(String id, String title, List<RiskFact> facts, List<String> mitigations, List<String> indicators,
			List<CascadeView> cascades, List<String> incidents, List<ProposalView> proposals,
			@Nullable String mergedInto, List<StepView> steps) {
	}

	/** A proposed change, and what became of it. */
	record ProposalView(String id, String change, String state, String by, String incident, @Nullable String why) {
	}

	record RiskFact(String label, String value) {
	}

	record CascadeView(String to, String how) {
	}

	record StepView(String at, String by, String what, @Nullable String why, @Nullable String incident) {
	}

	RegisterView register(List<RiskField> counted, List<Risk> found, int shown, String search, String probability,
			String impact) {
		List<MapRow> map = new ArrayList<>();
		for (int harm = RiskContent.MOST; harm > 0; harm--) {
			int row = harm;
			map.add(new MapRow(new BandView(harm, bands.harmful(harm).harm()),
					IntStream.rangeClosed(1, RiskContent.MOST)
						.mapToObj(likely -> field(counted, likely, row))
						.toList()));
		}
		List<BandView> likely = IntStream.rangeClosed(1, RiskContent.MOST)
			.mapToObj(band -> new BandView(band, bands.likely(band).words()))
			.toList();
		String field = probability.isEmpty() || impact.isEmpty() ? ""
				: "Probability " + probability + ", impact " + impact;
		return new RegisterView(map, likely, found.stream().limit(shown).map(this::row).toList(), found.size() > shown,
				search, field, RiskWeight.HIGH_FROM, RiskWeight.MIDDLE_FROM);
	}

	private static MapField field(List<RiskField> counted, int probability, int impact) {
		RiskField field = counted.stream()
			.filter(one -> one.probability() == probability && one.impact() == impact)
			.findFirst()
			.orElseGet(() -> new RiskField(probability, impact, 0));
		return new MapField(field.count() == 0 ? "–" : String.valueOf(field.count()),
				field.count() + " with probability " + probability + " and impact " + impact,
				"/risks?p=" + probability + "&i=" + impact, field.weight().name().toLowerCase(Locale.ROOT));
	}

	private RiskRowView row(Risk risk) {
		RiskContent content = risk.content();
		return new RiskRowView(risk.id().value(), String.valueOf(content.score()), content.title(), scores(content),
				state(content), name(content.owner()));
	}

	private static String scores(RiskContent content) {
		return "P" + content.probability() + " × I" + content.impact();
	}

	private static String state(RiskContent content) {
		return content.status() == RiskStatus.ACCEPTED && content.acceptedUntil() != null
				? "accepted until " + content.acceptedUntil() : content.status().key();
	}

	private String name(@Nullable RiskOwner owner) {
		if (owner == null) {
			return "nobody yet";
		}
		return owner.person() == null ? owner.written() : people.nameOf(owner.person());
	}

	RiskView risk(Risk risk, CasefileSearch reader) {
		RiskContent content = risk.content();
		List<String> mitigations = content.mitigations()
			.stream()
			.map(one -> one.id() + " " + one.text() + " · " + one.state().key() + " · " + name(one.owner())
					+ (one.due() == null ? "" : " · due " + one.due()))
			.toList();
		List<String> indicators = content.indicators()
			.stream()
			.map(one -> one.id() + " " + one.text() + (one.threshold() == null ? "" : " · threshold " + one.threshold())
					+ (one.source() == null ? "" : " · source " + one.source()))
			.toList();
		return new RiskView(risk.id().value(), content.title(), facts(content), mitigations, indicators,
				content.cascades()
					.stream()
					.map(one -> new CascadeView(one.to().value(), one.how() == null ? "" : one.how()))
					.toList(),
				history.incidents(risk, reader).stream().map(file -> file.id().value()).toList(),
				history.proposals(risk, reader).stream().map(one -> proposal(one, risk)).toList(),
				risk.mergedInto() == null ? null : risk.mergedInto().value(),
				history.steps(risk, reader)
					.stream()
					.map(step -> new StepView(MOMENT.format(step.at().atZone(zone)), step.by(), step.what(), step.why(),
							step.incident() == null ? null : step.incident().value()))
					.toList());
	}

	private ProposalView proposal(RiskProposal one, Risk risk) {
		ProposalDecision decided = one.decision();
		return new ProposalView(one.id(), risk.words(one),
				decided == null ? "open" : one.state() + " by " + people.nameOf(decided.by()), people.nameOf(one.by()),
				one.incident().value(), decided == null ? null : decided.why());
	}

	private List<RiskFact> facts(RiskContent content) {
		List<RiskFact> facts = new ArrayList<>();
		facts.add(new RiskFact("Score", content.score() + " (" + scores(content) + ")"));
		facts.add(new RiskFact("Probability",
				content.probability() + ": " + bands.likely(content.probability()).words()));
		facts.add(new RiskFact("Impact", content.impact() + ": " + bands.harmful(content.impact()).harm()));
		facts.add(new RiskFact("State", state(content)));
		facts.add(new RiskFact("Owner", name(content.owner())));
		add(facts, "Description", content.description());
		add(facts, "Category", content.category());
		add(facts, "Services", content.services().isEmpty() ? null : String.join(", ", content.services()));
		add(facts, "Escalation", content.escalation());
		add(facts, "Review", content.reviewOn() == null ? null : content.reviewOn().toString());
		return facts;
	}

	private static void add(List<RiskFact> facts, String label, @Nullable String value) {
		if (value != null) {
			facts.add(new RiskFact(label, value));
		}
	}

}
