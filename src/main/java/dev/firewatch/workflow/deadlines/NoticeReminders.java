package dev.firewatch.workflow.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Docket;
import dev.firewatch.casefile.NoticeClock;
import dev.firewatch.casefile.NoticeClocks;
import dev.firewatch.casefile.NoticeTimes;
import dev.firewatch.casefile.Obligation;
import dev.firewatch.casefile.Obligation.ObligationKind;
import dev.firewatch.chat.Reply;
import dev.firewatch.delivery.Effect;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.recovery.NoticeReminder;
import dev.firewatch.workflow.deadlines.DeadlineEffect.TellTimeLeft;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.FollowUpTask;
import dev.firewatch.workflow.obligations.Debtors;
import dev.firewatch.workflow.obligations.Debtors.Chain;
import dev.firewatch.workflow.obligations.Leadership;

/**
 * Reminds whoever owes a notice by the hour, whatever the hour; once its time is over,
 * whoever is next on the ladder as well.
 */
class NoticeReminders implements FollowUpTask {

	private final CasefileEditor editor;

	private final Debtors debtors;

	private final NoticeClocks clocks;

	private final Policy policy;

	NoticeReminders(CasefileEditor editor, Debtors debtors, Policy policy) {
		this.editor = editor;
		this.debtors = debtors;
		this.clocks = new NoticeClocks(policy);
		this.policy = policy;
	}

	@Override
	public Pass at(Instant now) {
		return docket -> {
			List<NoticeClock> open = open(docket);
			for (NoticeClock clock : open) {
				if (isOwed(docket.file(), clock, now)) {
					remind(docket, clock, now);
				}
			}
			return Look.done(open.stream()
				.flatMap(clock -> NoticeTimes.next(clock, now).stream())
				.min(Comparator.naturalOrder()));
		};
	}

	@Override
	public boolean wouldWrite(List<Docket> open, Instant then) {
		return open.stream()
			.anyMatch(docket -> open(docket).stream().anyMatch(clock -> isOwed(docket.file(), clock, then)));
	}

	private List<NoticeClock> open(Docket docket) {
		return docket.file().incident().status().ended() ? List.of() : clocks.open(docket.file());
	}

	private static boolean isOwed(Casefile file, NoticeClock clock, Instant now) {
		return NoticeTimes.isOwed(clock, file.aftermath().remindedOf(clock.rule().id(), clock.due()), now);
	}

	private void remind(Docket docket, NoticeClock clock, Instant now) {
		String notice = clock.rule().id();
		List<Effect> effects = docket.open()
			.stream()
			.filter(one -> one.kind() == ObligationKind.NOTICE && one.item().equals(notice))
			.flatMap(one -> readers(docket.file(), one, clock, now))
			.distinct()
			.map(person -> new TellTimeLeft(docket.file().id(), notice, person).effect())
			.toList();
		editor.change(docket.file().id(), "notice/" + notice + "/" + now, file -> {
			// Another instance may have been faster, or somebody has answered.
			if (clocks.open(file).stream().noneMatch(clock::equals) || !isOwed(file, clock, now)) {
				return Decision.refused(Reply.silent());
			}
			file.aftermath().reminded(new NoticeReminder(notice, clock.due(), now));
			return Decision.accepted(Reply.silent(), effects);
		});
	}

	private Stream<PersonId> readers(Casefile file, Obligation obligation, NoticeClock clock, Instant now) {
		Chain chain = debtors.within(file.summary()).of(obligation, LocalDate.ofInstant(now, policy.zone()));
		Stream<PersonId> next = now.isBefore(clock.due()) ? Stream.empty()
				: chain.ladder().stream().limit(1).flatMap(List::stream).filter(person -> !Leadership.is(person));
		return Stream.concat(chain.acting().stream(), next);
	}

	/** The clock as it runs now; empty if nobody has to be told any more. */
	static Optional<NoticeClock> running(NoticeClocks clocks, Casefile file, String notice) {
		return file.incident().status().ended() ? Optional.empty()
				: clocks.open(file).stream().filter(clock -> clock.rule().id().equals(notice)).findFirst();
	}

}
