package dev.firewatch.workflow.risks;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.firewatch.CleanText;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.risk.Cascade;
import dev.firewatch.risk.Mitigation;
import dev.firewatch.risk.MitigationState;
import dev.firewatch.risk.RiskContent;
import dev.firewatch.risk.RiskId;
import dev.firewatch.risk.RiskIndicator;
import dev.firewatch.risk.RiskOwner;
import dev.firewatch.risk.RiskProblem;
import dev.firewatch.risk.RiskRules;
import dev.firewatch.risk.RiskStatus;
import dev.firewatch.workflow.risks.RiskBody.CascadeBody;
import dev.firewatch.workflow.risks.RiskBody.IndicatorBody;
import dev.firewatch.workflow.risks.RiskBody.MitigationBody;
import org.jspecify.annotations.Nullable;

/** Understands risks as they are sent, or says what is wrong with them. */
public class RiskBodies {

	private static final RiskContent NOTHING = RiskContent.titled("", 0, 0, null);

	private final People people;

	RiskBodies(People people) {
		this.people = people;
	}

	/**
	 * What was sent.
	 *
	 * @param problems what is wrong with it; empty if it may be kept
	 */
	public record ReadRisk(RiskContent content, List<RiskProblem> problems) {

		/** All that is wrong, in sentences. */
		public String sentences() {
			return String.join(" ", problems.stream().map(RiskProblem::sentence).distinct().toList());
		}

	}

	public ReadRisk read(RiskId id, RiskBody body) {
		List<RiskProblem> problems = new ArrayList<>();
		if (body.unknown() != null && !body.unknown().isEmpty()) {
			List<String> fields = body.unknown().keySet().stream().sorted().toList();
			problems.add(new RiskProblem(fields.get(0), unknown("a risk has no field", fields)));
		}
		RiskContent said = NOTHING.titled(line(body.title()))
			.likely(band("probability", body.probability(), problems))
			.harmful(band("impact", body.impact(), problems))
			.described(text(body.description()), orNull(line(body.category())),
					orEmpty(body.services()).stream().map(RiskBodies::line).toList())
			.escalating(text(body.escalation()))
			.reviewedOn(body.reviewOn())
			.mitigated(orEmpty(body.mitigations()).stream().map(one -> mitigation(one, problems)).toList())
			.indicated(orEmpty(body.indicators()).stream().map(RiskBodies::indicator).toList())
			.cascading(orEmpty(body.cascades()).stream().flatMap(one -> cascade(one, problems).stream()).toList());
		RiskOwner owner = owner(body.owner());
		RiskContent owned = owner == null ? said : said.ownedBy(owner);
		RiskContent content = in(status(body.status(), problems), body, owned);
		RiskRules.problems(id, content)
			.stream()
			.filter(problem -> problems.stream().noneMatch(known -> known.field().equals(problem.field())))
			.forEach(problems::add);
		return new ReadRisk(content, problems);
	}

	/**
	 * That these are none of a risk's fields, and which there are: said once for all of
	 * them.
	 */
	static String unknown(String first, List<String> fields) {
		return Character.toUpperCase(first.charAt(0)) + first.substring(1) + " " + String.join(" or ", fields)
				+ ". Remove " + (fields.size() == 1 ? "it" : "them") + ", or use one of "
				+ String.join(", ", RiskBody.FIELDS) + ".";
	}

	private static RiskContent in(RiskStatus status, RiskBody body, RiskContent content) {
		return new RiskContent(content.title(), content.description(), content.category(), content.services(),
				content.probability(), content.impact(), content.owner(), status, body.acceptedUntil(),
				content.mitigations(), content.indicators(), content.cascades(), content.escalation(),
				content.reviewOn());
	}

	private static RiskStatus status(@Nullable String said, List<RiskProblem> problems) {
		if (said == null || said.isBlank()) {
			return RiskStatus.OPEN;
		}
		return RiskStatus.parse(said).orElseGet(() -> {
			problems.add(new RiskProblem("status", "status is open, accepted or retired, not \"" + line(said) + "\"."));
			return RiskStatus.OPEN;
		});
	}

	private static int band(String field, @Nullable Number said, List<RiskProblem> problems) {
		if (said == null) {
			problems
				.add(new RiskProblem(field, field + " is missing: a whole number from 1 to " + RiskContent.MOST + "."));
			return 1;
		}
		return said.doubleValue() == said.intValue() ? said.intValue() : 0;
	}

	private Mitigation mitigation(MitigationBody said, List<RiskProblem> problems) {
		MitigationState state = said.state() == null || said.state().isBlank() ? MitigationState.PLANNED
				: MitigationState.parse(said.state()).orElseGet(() -> {
					problems.add(new RiskProblem("mitigations", "The state of a mitigation is planned, implemented, "
							+ "proven or failed, not \"" + line(said.state()) + "\"."));
					return MitigationState.PLANNED;
				});
		return new Mitigation(line(said.id()), line(said.text()), owner(said.owner()), said.due(), state);
	}

	private static RiskIndicator indicator(IndicatorBody said) {
		return new RiskIndicator(line(said.id()), line(said.text()), orNull(line(said.threshold())),
				orNull(line(said.source())));
	}

	private static Optional<Cascade> cascade(CascadeBody said, List<RiskProblem> problems) {
		Optional<RiskId> to = RiskId.parse(line(said.to()));
		if (to.isEmpty()) {
			problems.add(new RiskProblem("cascades",
					"\"" + line(said.to()) + "\" in cascades is no risk: \"to\" is " + RiskId.FORM + "."));
		}
		return to.map(risk -> new Cascade(risk, orNull(line(said.how()))));
	}

	private @Nullable RiskOwner owner(@Nullable String said) {
		String written = line(said);
		if (written.isEmpty()) {
			return null;
		}
		Optional<Person> person = people.identified(written).or(() -> people.written(written));
		return new RiskOwner(written, person.filter(found -> !found.isOutsider()).map(Person::id).orElse(null));
	}

	private static String line(@Nullable String said) {
		return said == null ? "" : CleanText.of(said).strip();
	}

	private static @Nullable String text(@Nullable String said) {
		return orNull(line(said));
	}

	private static @Nullable String orNull(String text) {
		return text.isEmpty() ? null : text;
	}

	private static <T> List<T> orEmpty(@Nullable List<T> list) {
		return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
	}

}
