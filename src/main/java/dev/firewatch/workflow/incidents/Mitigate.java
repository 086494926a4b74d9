package dev.firewatch.workflow.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.policy.Policy;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Moments;
import dev.firewatch.workflow.kernel.MomentsLine;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Notes that the harm has stopped. */
class Mitigate implements Verb {

	private static final VerbInfo INFO = new VerbInfo(90, "mitigated", List.of("mitigate"), Group.INCIDENT,
			"mitigated [<when>] [<text>]", "the harm has stopped")
		.asking();

	/** What was over longer before it was declared was hardly meant. */
	private static final int MOST_DAYS_BEFORE = 60;

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final Policy policy;

	private final Timelines timelines;

	public Mitigate(IncidentResolver resolver, CasefileEditor editor, Policy policy, Timelines timelines) {
		this.timelines = timelines;
		this.resolver = resolver;
		this.editor = editor;
		this.policy = policy;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (addressed, mitigated) -> {
			GivenMoment givenMoment = GivenMoment.in(mitigated, policy);
			if (givenMoment.refusal() != null) {
				return RefusalWithText.text(givenMoment.refusal(), mitigated);
			}
			Optional<String> untimely = givenMoment.untimely(addressed, mitigated);
			if (untimely.isPresent()) {
				return RefusalWithText.text(untimely.get(), mitigated);
			}
			boolean dated = !givenMoment.at().equals(mitigated.at());
			List<Entry> entries = dated ? timelines.read(addressed.id().value()) : List.of();
			return editor
				.change(addressed.id(), mitigated.key(),
						file -> file.incident()
							.mitigate(givenMoment.at())
							.map(refusal -> Decision.refused(RefusalWithText.text(Wording.refusal(refusal), mitigated)))
							.orElseGet(
									() -> Decision
										.accepted(
												new Reply.Say(Message
													.text(addressed.id() + " is mitigated."
															+ (givenMoment.text().isBlank() ? ""
																	: " " + givenMoment.text()))
													.with(dated ? List.of(MomentsLine.of(file, entries).block())
															: List.of())),
												effects(file, mitigated, givenMoment))));
		});
	}

	private static List<Effect> effects(Casefile file, Command command, GivenMoment givenMoment) {
		List<Effect> effects = new ArrayList<>(List.of(Effects.refreshed(file.id())));
		String text = givenMoment.text().isBlank() ? "Mitigated" : "Mitigated: " + givenMoment.text();
		effects.add(SystemEntries.at(file.id(), command, givenMoment.at(), text, Milestone.MITIGATED));
		return effects;
	}

	/** When something happened, and what was said about it. */
	record GivenMoment(Instant at, String text, @Nullable String refusal) {

		static GivenMoment in(Command command, Policy policy) {
			When.Reading reading = Moments.leading(command.argument(), command, policy);
			if (reading instanceof When.Reading.Refused refused) {
				return new GivenMoment(command.at(), "", refused.sentence());
			}
			if (reading instanceof When.Reading.Found found) {
				return new GivenMoment(found.when().start(), found.rest(), null);
			}
			return new GivenMoment(command.at(), command.argument().strip(), null);
		}

		/**
		 * Why it can't be meant, if it was given and is long before the incident was
		 * declared.
		 */
		Optional<String> untimely(Casefile file, Command command) {
			if (at.equals(command.at())) {
				return Optional.empty();
			}
			long days = Duration.between(at, file.incident().declaredAt()).toDays();
			return days <= MOST_DAYS_BEFORE ? Optional.empty() : Optional.of("That is " + days + " days before "
					+ file.id() + " was declared. Write the date again, or leave it out to mean now.");
		}

	}

}
