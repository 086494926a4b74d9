package dev.firewatch.workflow.reports;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

import dev.firewatch.chat.Message;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Team;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.HomePlatform;
import dev.firewatch.workflow.reports.ReportEffect.PostReport;
import dev.firewatch.workflow.reports.ReportEffect.SendReport;

/** Composes the reports that are sent. */
class ReportDelivery implements EffectComposer {

	/**
	 * A channel has no buttons of its own: whoever presses one is told if it isn't
	 * theirs.
	 */
	private static final PersonId CHANNEL = new PersonId("channel");

	private final SentReports sent;

	private final ReportMessages messages;

	private final ReportReaders readers;

	private final DirectMessages directMessages;

	private final HomePlatform home;

	ReportDelivery(SentReports sent, ReportMessages messages, ReportReaders readers, DirectMessages directMessages,
			HomePlatform home) {
		this.sent = sent;
		this.messages = messages;
		this.readers = readers;
		this.directMessages = directMessages;
		this.home = home;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(PostReport.class, this::post), EffectBinding.of(SendReport.class, this::send));
	}

	private Optional<Outgoing> post(PostReport post) {
		return message(post.report(), CHANNEL)
			.map(message -> new Outgoing.PostNamed(home.get(), post.channel(), message));
	}

	private Optional<Outgoing> send(SendReport send) {
		return message(send.report(), send.person())
			.map(message -> directMessages.to(send.person(), home.get(), message));
	}

	private Optional<Message> message(String id, PersonId reader) {
		SentReport report = sent.findById(id).orElseThrow();
		if (report.month() != null) {
			return messages.month(YearMonth.parse(report.month()), report.at());
		}
		Optional<Team> team = Optional.ofNullable(report.team()).flatMap(readers::team);
		return team.flatMap(one -> messages.week(one, report.at(), reader));
	}

}
