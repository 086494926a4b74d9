package dev.firewatch.workflow.reports;

import dev.firewatch.delivery.Effect.Nature;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.EffectKind;
import dev.firewatch.workflow.kernel.TypedEffect;

/** What reports ask of delivery. */
sealed interface ReportEffect extends TypedEffect {

	/** A channel gets a report. */
	@EffectKind(value = "report-channel", words = "a report")
	record PostReport(String report, String channel) implements ReportEffect {

		@Override
		public String lane() {
			return "report/" + channel;
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

	/** A person gets a report. */
	@EffectKind(value = "report", words = "a report")
	record SendReport(String report, PersonId person) implements ReportEffect {

		@Override
		public String lane() {
			return "direct/" + person;
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

}
