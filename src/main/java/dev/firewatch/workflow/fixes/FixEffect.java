package dev.firewatch.workflow.fixes;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.EffectKind;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.TypedEffect;
import org.jspecify.annotations.Nullable;

/** What fixes ask of people. */
sealed interface FixEffect extends TypedEffect {

	/** The person is asked to approve an exception or a drop. */
	@EffectKind(value = "approval", words = "a request for approval")
	record RequestApproval(IncidentId incident, String fix, PersonId person) implements FixEffect {

		@Override
		public String lane() {
			return "direct/" + person;
		}

	}

	/** The person is asked to take a fix over. */
	@EffectKind(value = "take-over", words = "a hand-over")
	record AskToTake(IncidentId incident, String fix, PersonId person) implements FixEffect {

		@Override
		public String lane() {
			return "direct/" + person;
		}

	}

	/** Whoever handed a fix over hears that somebody won't take it. */
	@EffectKind(value = "not-taken", words = "an answer to a hand-over")
	record TellDeclined(IncidentId incident, String fix, PersonId person, PersonId by,
			@Nullable String reason) implements FixEffect {

		@Override
		public String lane() {
			return "direct/" + person;
		}

	}

	/** Whoever handed a fix over hears that nobody has answered. */
	@EffectKind(value = "not-answered", words = "a hand-over that nobody answered")
	record TellLapsed(IncidentId incident, String fix, PersonId person) implements FixEffect {

		@Override
		public String lane() {
			return "direct/" + person;
		}

	}

	/**
	 * Somebody asks for help with a fix, in the incident's room, or one person where that
	 * is archived.
	 */
	@EffectKind(value = "need-help", words = "a call for help")
	record CallForHelp(IncidentId incident, String fix, PersonId by, @Nullable String need,
			@Nullable PersonId person) implements FixEffect {

		@Override
		public String lane() {
			return person == null ? Effects.IN_ROOM : "direct/" + person;
		}

	}

}
