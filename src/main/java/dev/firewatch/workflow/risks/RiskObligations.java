package dev.firewatch.workflow.risks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.firewatch.casefile.Obligation;
import dev.firewatch.casefile.Obligation.ObligationKind;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Span;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.remediation.Owner;
import dev.firewatch.risk.Mitigation;
import dev.firewatch.risk.Risk;
import dev.firewatch.risk.RiskDuty;
import dev.firewatch.risk.RiskDuty.DutyKind;
import dev.firewatch.risk.RiskDuty.DutyTimes;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.Risks;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.obligations.OtherDocument;
import dev.firewatch.workflow.obligations.OtherDocument.OtherWaiting;
import dev.firewatch.workflow.obligations.OtherObligations;

/** What waits for people in the risk register. */
class RiskObligations implements OtherObligations {

	private static final String KIND = "risk";

	/** A review waits from a week before. */
	private static final int AHEAD = 7;

	/** As a fix that prevents something. */
	private static final String PREVENTION = "prevention";

	private final Risks risks;

	private final People people;

	private final Policy policy;

	RiskObligations(Risks risks, People people, Policy policy) {
		this.risks = risks;
		this.people = people;
		this.policy = policy;
	}

	@Override
	public String name() {
		return KIND;
	}

	@Override
	public List<OtherDocument> toAttend(Instant now, int limit) {
		LocalDate today = LocalDate.ofInstant(now, policy.zone());
		return risks.toAttend(now, limit).stream().map(risk -> document(risk, today)).toList();
	}

	@Override
	public void attended(OtherDocument document, Instant next) {
		LocalDate orphaned = document.obligations()
			.stream()
			.filter(one -> one.item().equals("owner"))
			.map(Obligation::since)
			.findFirst()
			.orElse(null);
		risks.attended(new RiskId(document.id()), document.version(), next, orphaned);
	}

	@Override
	public List<OtherDocument> owing(Set<PersonId> anyOf, LocalDate today, int limit) {
		return risks.owing(anyOf, limit).stream().map(risk -> document(risk, today)).toList();
	}

	@Override
	public Optional<OtherDocument> find(String id, LocalDate today) {
		return RiskId.parse(id).flatMap(risks::find).map(risk -> document(risk, today));
	}

	private OtherDocument document(Risk risk, LocalDate today) {
		List<OtherWaiting> open = RiskDuty.of(risk, today, policy.zone(), times(), this::isGone)
			.stream()
			.map(duty -> new OtherWaiting(obligation(duty), line(risk, duty, today)))
			.toList();
		String about = risk.content().title() + " " + String.join(" ", risk.content().services());
		return new OtherDocument(KIND, risk.id().value(), risk.version(), about, open);
	}

	private DutyTimes times() {
		Duration mitigate = policy.fixes().categories().getOrDefault(PREVENTION, policy.fixes().longTerm());
		return new DutyTimes((int) mitigate.toDays(), policy.reminders().daysToAct(), AHEAD);
	}

	private boolean isGone(PersonId person) {
		return people.find(person).filter(Person::isGone).isPresent();
	}

	private static Obligation obligation(RiskDuty duty) {
		List<Owner> owed = Stream.ofNullable(duty.owedBy())
			.flatMap(owner -> Stream.ofNullable(owner.person()))
			.map(Owner::of)
			.toList();
		return new Obligation(ObligationKind.ELSEWHERE, duty.item(), owed, duty.since(), duty.due(), null, List.of());
	}

	private static Block.Item line(Risk risk, RiskDuty duty, LocalDate today) {
		String due = "due " + Wording.day(duty.due(), today);
		String title = Wording.brief(risk.content().title());
		DutyKind kind = duty.kind();
		return switch (kind) {
			case MITIGATION -> item(risk, "🛡️ ",
					duty.item() + " " + Wording.brief(mitigation(risk, duty.item()).map(Mitigation::text).orElse("")),
					due + " · mitigates " + title,
					Button.primary("Implemented", to(risk, "implemented " + duty.item())),
					Button.of("Another date", to(risk, "due " + duty.item())));
			case REVIEW -> item(risk, "🗓️ ", "Look at " + title + " again", due,
					Button.primary("Reviewed", to(risk, "review")), Button.of("Open", to(risk, "")));
			case ACCEPTANCE -> item(risk, "⌛ ", title, "was accepted until " + Wording.day(duty.due(), today),
					Button.primary("Accept longer", to(risk, "accept")), Button.of("Open again", to(risk, "reopen")),
					Button.of("Retire", to(risk, "retire")));
			case OWNER -> item(risk, "👤 ", title, "its owner has left",
					Button.primary("Name an owner", to(risk, "owner")), Button.of("Open", to(risk, "")));
			case PROPOSAL ->
				item(risk, "🔁 ", risk.proposal(duty.item()).map(one -> one.change().words(risk.content())).orElse(""),
						"proposed for " + title,
						Button.primary("Accept", new Action("approve", null, risk.id() + "/" + duty.item())),
						Button.of("Reject", new Action("reject", null, risk.id() + "/" + duty.item())),
						EditProposals.button(risk.id() + "/" + duty.item()));
		};
	}

	private static Optional<Mitigation> mitigation(Risk risk, String id) {
		return risk.content().mitigations().stream().filter(one -> one.id().equals(id)).findFirst();
	}

	private static Action to(Risk risk, String words) {
		return RiskCard.action(risk, words);
	}

	private static Block.Item item(Risk risk, String sign, String strong, String rest, Button... buttons) {
		return new Block.Item(
				List.of(Span.plain(sign), Span.strong(strong), Span.plain(" · " + rest + " · " + risk.id())),
				List.of(buttons));
	}

}
