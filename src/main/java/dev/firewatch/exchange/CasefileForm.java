package dev.firewatch.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Imported;
import dev.firewatch.casefile.ProvenTest;
import dev.firewatch.casefile.RegisterLink;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.Incident.IncidentProgress;
import dev.firewatch.incident.Incident.RoomProgress;
import dev.firewatch.incident.Incident.SignalProgress;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Kind;
import dev.firewatch.incident.NoticedSignal;
import dev.firewatch.incident.RoleHolder;
import dev.firewatch.incident.SeverityChange;
import dev.firewatch.incident.Signal;
import dev.firewatch.incident.SignalDecision;
import dev.firewatch.incident.Status;
import dev.firewatch.incident.StatusUpdate;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.Severity;
import dev.firewatch.postmortem.Cause;
import dev.firewatch.postmortem.Causes;
import dev.firewatch.postmortem.Comment;
import dev.firewatch.postmortem.Edition;
import dev.firewatch.postmortem.NotCause;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Postmortem.PostmortemProgress;
import dev.firewatch.postmortem.Related;
import dev.firewatch.postmortem.RequiredReview;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.postmortem.Signature;
import dev.firewatch.postmortem.Why;
import dev.firewatch.recovery.Affected;
import dev.firewatch.recovery.AffectedAct;
import dev.firewatch.recovery.Aftermath;
import dev.firewatch.recovery.Awareness;
import dev.firewatch.recovery.Control;
import dev.firewatch.recovery.Deletion;
import dev.firewatch.recovery.DeletionStep;
import dev.firewatch.runbook.DeclinedRunbook;
import dev.firewatch.runbook.Run;
import dev.firewatch.runbook.RunAct;
import dev.firewatch.runbook.Runbook;
import dev.firewatch.recovery.Hypothesis;
import dev.firewatch.recovery.ToldLesson;
import dev.firewatch.recovery.NoticeAnswer;
import dev.firewatch.recovery.PersonalNotice;
import dev.firewatch.recovery.PersonalNotice.Dispatch;
import dev.firewatch.recovery.PersonalNotice.NoticeText;
import dev.firewatch.recovery.Remedy;
import dev.firewatch.remediation.CheckSchedule;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Fix.DropRequest;
import dev.firewatch.remediation.Fix.FixProgress;
import dev.firewatch.remediation.FixScope;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.HandOver;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.StatusNote;
import dev.firewatch.remediation.Verification;
import dev.firewatch.remediation.VerificationPlan;
import org.jspecify.annotations.Nullable;

/**
 * A casefile as form 1 of an exported file has it, key by key and in this order. The
 * values of the domain stand in it as they are; one that changes needs a record of its
 * own here, or a new number. Null: left out, as by versions that did not know it yet.
 */
record CasefileForm(IncidentId id, IncidentForm incident, CausesForm causes, List<FixForm> fixes,
		@Nullable PostmortemForm postmortem, @Nullable List<Imported.Passage> passages, @Nullable RegisterLink register,
		@Nullable List<DeletionForm> deletions, @Nullable List<RunForm> runs, @Nullable List<Control> controls,
		@Nullable List<Hypothesis> hypotheses, @Nullable List<AffectedForm> affected, @Nullable Awareness aware,
		@Nullable List<NoticeAnswer> notices, @Nullable List<ProvenTest> provenTests,
		@Nullable List<ToldLesson> lessons, @Nullable List<DeclinedRunbook> declinedRunbooks) {

	CasefileForm {
		fixes = orNone(fixes);
	}

	static CasefileForm of(Casefile file) {
		return new CasefileForm(file.id(), IncidentForm.of(file.incident()), CausesForm.of(file.causes()),
				file.fixes().stream().map(FixForm::of).toList(), file.postmortem().map(PostmortemForm::of).orElse(null),
				file.imported().map(Imported::rest).filter(rest -> !rest.isEmpty()).orElse(null),
				file.register().blank() ? null : file.register(),
				orNull(file.deletions().stream().map(DeletionForm::of).toList()),
				orNull(file.runs().stream().map(RunForm::of).toList()), orNull(file.aftermath().controls()),
				orNull(file.aftermath().hypotheses()),
				orNull(file.aftermath().affected().stream().map(AffectedForm::of).toList()),
				file.aftermath().aware().orElse(null), orNull(file.aftermath().notices()), orNull(file.provenTests()),
				orNull(file.aftermath().lessons()), orNull(file.declined()));
	}

	Casefile casefile(String origin) {
		Casefile file = Casefile.restored(id, origin, incident.incident(), causes.causesOfIncident(),
				fixes.stream().map(FixForm::fix).toList(), postmortem == null ? null : postmortem.postmortem());
		if (register != null) {
			file.registered(register);
		}
		file.proven(orNone(provenTests));
		file.deleted(orNone(deletions).stream().map(DeletionForm::deletion).toList());
		orNone(declinedRunbooks).forEach(file::decline);
		file.ran(orNone(runs).stream().map(RunForm::run).toList());
		file.followedBy(Aftermath.of(orNone(controls), orNone(hypotheses),
				orNone(affected).stream().map(AffectedForm::affected).toList(), aware, orNone(notices),
				orNone(lessons)));
		if (passages != null) {
			file.importedAs(new Imported(origin, Imported.PROGRAM, incident.declaredAt(), passages));
		}
		return file;
	}

	private static <T> List<T> orNone(@Nullable List<T> list) {
		return list == null ? List.of() : List.copyOf(list);
	}

	/** Keys that were added later are left out where there is nothing to say. */
	private static <T> @Nullable List<T> orNull(List<T> list) {
		return list.isEmpty() ? null : list;
	}

	/** The record of a deletion with each step as it was sealed. */
	record DeletionForm(int number, String dataset, LocalDate from, LocalDate to, String requestedBy,
			@Nullable PersonId requester, long threshold, Instant at, List<DeletionStep> steps) {

		static DeletionForm of(Deletion one) {
			return new DeletionForm(one.number(), one.dataset(), one.from(), one.to(), one.requestedBy(),
					one.requester().orElse(null), one.threshold(), one.at(), one.steps());
		}

		Deletion deletion() {
			return new Deletion(number, dataset, from, to, requestedBy, requester, threshold, at)
				.broughtTo(orNone(steps));
		}

	}

	/** A run with its runbook, as it read when the run began, and all that was done. */
	record RunForm(int number, Runbook runbook, Instant startedAt, @Nullable PersonId startedBy,
			@Nullable String parent, @Nullable String service, List<RunAct> acts) {

		static RunForm of(Run run) {
			return new RunForm(run.number(), run.runbook(), run.startedAt(), run.startedBy().orElse(null),
					run.parent().orElse(null), run.service().orElse(null), run.acts());
		}

		Run run() {
			return new Run(number, runbook, startedAt, startedBy, parent, service).broughtTo(orNone(acts));
		}

	}

	/**
	 * Affected people by counts and states: who they are, what harm they had and what
	 * they were told stays where they are followed.
	 */
	record AffectedForm(int number, long count, PersonId by, Instant at, @Nullable PersonId owner,
			@Nullable LocalDate due, @Nullable Remedy remedy, @Nullable PersonId agreedBy, @Nullable Instant agreedAt,
			@Nullable PersonId noticeBy, @Nullable Instant noticeAt, @Nullable PersonId approvedBy,
			@Nullable Instant approvedAt, @Nullable PersonId notifiedBy, @Nullable Instant notifiedAt,
			@Nullable PersonId remediedBy, @Nullable Instant remediedAt, @Nullable PersonId verifiedBy,
			@Nullable Instant verifiedAt) {

		static AffectedForm of(Affected one) {
			AffectedAct agreed = one.agreed();
			PersonalNotice notice = one.notice();
			AffectedAct approved = notice == null ? null : notice.approved();
			Dispatch sent = one.dispatch().orElse(null);
			AffectedAct remedied = one.remedied();
			AffectedAct verified = one.verified();
			return new AffectedForm(one.number(), one.count(), one.by(), one.at(), one.owner(), one.due(), one.remedy(),
					by(agreed), at(agreed), notice == null ? null : notice.by(), notice == null ? null : notice.at(),
					by(approved), at(approved), sent == null ? null : sent.by(), sent == null ? null : sent.on(),
					by(remedied), at(remedied), by(verified), at(verified));
		}

		private static @Nullable PersonId by(@Nullable AffectedAct act) {
			return act == null ? null : act.by();
		}

		private static @Nullable Instant at(@Nullable AffectedAct act) {
			return act == null ? null : act.at();
		}

		private static @Nullable AffectedAct act(@Nullable PersonId by, @Nullable Instant at) {
			return by == null || at == null ? null : new AffectedAct(by, at, null);
		}

		Affected affected() {
			Dispatch sent = notifiedBy == null || notifiedAt == null ? null
					: new Dispatch(notifiedBy, notifiedAt, "", "");
			PersonalNotice notice = noticeBy == null || noticeAt == null ? null : new PersonalNotice(
					new NoticeText("", "", "", ""), noticeBy, noticeAt, act(approvedBy, approvedAt), null, sent);
			return new Affected(number, "", count, null, by, at, owner, due, remedy, act(agreedBy, agreedAt), notice,
					act(remediedBy, remediedAt), act(verifiedBy, verifiedAt));
		}

	}

	/** The incident itself. */
	record IncidentForm(String title, Kind kind, boolean isPrivate, Platform home, PersonId declaredBy,
			Instant declaredAt, List<Signal> signals, Severity recommended, Severity severity,
			@Nullable Instant archiveAnnouncedAt, @Nullable Instant archiveOn, @Nullable Instant archivedAt,
			@Nullable String endReason, @Nullable Instant endedAt, @Nullable Instant lastTalkAt,
			@Nullable StatusUpdate lastUpdate, Set<PersonId> members, @Nullable Instant mitigatedAt,
			@Nullable Instant resolvedAt, List<RoleHolder> roles, @Nullable Integer room,
			List<SeverityChange> severities, @Nullable Status status, @Nullable List<NoticedSignal> noticedSignals,
			@Nullable List<SignalDecision> decisions) {

		IncidentForm {
			members = members == null ? Set.of() : members;
			roles = orNone(roles);
			severities = orNone(severities);
		}

		static IncidentForm of(Incident incident) {
			return new IncidentForm(incident.title(), incident.kind(), incident.isPrivate(), incident.home(),
					incident.declaredBy(), incident.declaredAt(), incident.reportedSignals(),
					incident.recommendedAtFirst(), incident.severity(), incident.archiveAnnouncedAt().orElse(null),
					incident.archiveOn().orElse(null), incident.archivedAt().orElse(null),
					incident.endReason().orElse(null), incident.endedAt().orElse(null),
					incident.lastTalkAt().orElse(null), incident.lastUpdate().orElse(null), incident.members(),
					incident.mitigatedAt().orElse(null), incident.resolvedAt().orElse(null), incident.roles(),
					incident.room(), incident.severities(), incident.status(), orNull(incident.noticedSignals()),
					orNull(incident.decisions()));
		}

		Incident incident() {
			RoomProgress itsRoom = new RoomProgress(room == null ? 1 : room, archiveAnnouncedAt, archiveOn, lastTalkAt,
					archivedAt);
			return new Incident(title, kind, isPrivate, home, declaredBy, declaredAt, signals, recommended, severity)
				.broughtTo(new IncidentProgress(Objects.requireNonNullElse(status, Status.DECLARED), severities, roles,
						members, lastUpdate, mitigatedAt, resolvedAt, endedAt, endReason, itsRoom,
						new SignalProgress(orNone(noticedSignals), orNone(decisions))));
		}

	}

	/** What caused it and what did not. */
	record CausesForm(List<Cause> causes, List<NotCause> ruledOut, List<Why> whys) {

		CausesForm {
			causes = orNone(causes);
			ruledOut = orNone(ruledOut);
			whys = orNone(whys);
		}

		static CausesForm of(Causes causes) {
			return new CausesForm(causes.all(), causes.ruledOut(), causes.whys());
		}

		Causes causesOfIncident() {
			return Causes.of(causes, ruledOut, whys);
		}

	}

	/** A fix with its verification. */
	record FixForm(int number, String title, Instant createdAt, PersonId createdBy, List<Owner> owners,
			List<String> answers, @Nullable LocalDate due, VerificationPlan plan, @Nullable Instant doneAt,
			@Nullable PersonId doneBy, @Nullable String doneNote, @Nullable DropRequest drop, @Nullable FixScope scope,
			@Nullable String snoozeReason, @Nullable LocalDate snoozedUntil, @Nullable Integer snoozes,
			@Nullable FixStatus status, List<Verification> verifications, @Nullable CheckSchedule schedule,
			@Nullable List<StatusNote> notes, @Nullable HandOver handOver, @Nullable Instant helpAskedAt,
			@Nullable String landed) {

		FixForm {
			verifications = orNone(verifications);
		}

		static FixForm of(Fix fix) {
			return new FixForm(fix.number(), fix.title(), fix.createdAt(), fix.createdBy(), fix.owners(), fix.answers(),
					fix.due(), fix.plan(), fix.doneAt().orElse(null), fix.doneBy().orElse(null),
					fix.doneNote().orElse(null), fix.dropRequest().orElse(null), fix.scope(),
					fix.snoozeReason().orElse(null), fix.snoozedUntil().orElse(null),
					fix.snoozes() == 0 ? null : fix.snoozes(), fix.status(), fix.verifications(),
					fix.schedule().equals(CheckSchedule.ONCE) ? null : fix.schedule(), orNull(fix.notes()),
					fix.handOver().orElse(null), fix.helpAskedAt().orElse(null), fix.landed().orElse(null));
		}

		Fix fix() {
			return new Fix(number, title, createdAt, createdBy, owners, answers, due, plan)
				.broughtTo(new FixProgress(Objects.requireNonNullElse(status, FixStatus.OPEN),
						Objects.requireNonNullElse(scope, FixScope.NONE), doneAt, doneBy, doneNote, snoozedUntil,
						snoozeReason, snoozes, drop, verifications,
						Objects.requireNonNullElse(schedule, CheckSchedule.ONCE), orNone(notes), handOver, helpAskedAt,
						landed));
		}

	}

	/** The postmortem with all its sections, hidden ones included. */
	record PostmortemForm(String template, Instant openedAt, Instant draftDue, List<SectionState> sections,
			@Nullable String amendReason, List<Comment> comments, List<Edition> editions, @Nullable Instant publishedAt,
			@Nullable PersonId publishedBy, List<Related> related, @Nullable Boolean remindedOfReview,
			@Nullable Duration restoreWithin, @Nullable Instant reviewAt, List<String> signRoles,
			List<Signature> signatures, @Nullable String templateVersion, @Nullable RequiredReview review) {

		PostmortemForm {
			comments = orNone(comments);
			editions = orNone(editions);
			related = orNone(related);
			signRoles = orNone(signRoles);
			signatures = orNone(signatures);
		}

		static PostmortemForm of(Postmortem document) {
			return new PostmortemForm(document.template(), document.openedAt(), document.draftDue(),
					document.allSections(), document.amendReason().orElse(null), document.comments(),
					document.editions(), document.publishedAt().orElse(null), document.publishedBy().orElse(null),
					document.related(), document.isRemindedOfReview(), document.restoreWithin().orElse(null),
					document.reviewAt().orElse(null), document.signRoles(List.of()), document.signatures(),
					document.templateVersion().orElse(null),
					document.review().equals(new RequiredReview(List.of(), null)) ? null : document.review());
		}

		Postmortem postmortem() {
			return new Postmortem(template, openedAt, draftDue, sections).broughtTo(new PostmortemProgress(
					templateVersion, signRoles, signatures, editions, comments, related, publishedAt, publishedBy,
					amendReason, reviewAt, Boolean.TRUE.equals(remindedOfReview), restoreWithin, review));
		}

	}

}
