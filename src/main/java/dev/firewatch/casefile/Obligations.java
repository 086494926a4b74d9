package dev.firewatch.casefile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.casefile.Obligation.ObligationKind;
import dev.firewatch.incident.Flag;
import dev.firewatch.incident.Incident;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.Comment;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.RegressionTests;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.postmortem.Signature;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.recovery.Affected;
import dev.firewatch.recovery.AffectedAct;
import dev.firewatch.recovery.DeletionState;
import dev.firewatch.recovery.DeletionStep;
import dev.firewatch.recovery.PersonalNotice;
import dev.firewatch.recovery.ToldLesson;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.HandOver;
import dev.firewatch.remediation.Owner;
import dev.firewatch.remediation.Verification;
import org.jspecify.annotations.Nullable;

/**
 * The one ledger of what waits for a person in a casefile. Reminders, lists and the
 * forecast read it, so that a new kind of thing to do can't be forgotten in one of them.
 */
public final class Obligations {

	private static final String COMMANDER = "commander";

	private static final String COMPLIANCE = "compliance";

	private static final Duration TO_RESOLVE = Duration.ofDays(1);

	private final Policy policy;

	private final Templates templates;

	private final NoticeClocks clocks;

	/** How long somebody has who was asked to decide, to sign, to publish or to close. */
	private final int daysToAct;

	public Obligations(Policy policy, Templates templates) {
		this.policy = policy;
		this.templates = templates;
		this.clocks = new NoticeClocks(policy);
		this.daysToAct = policy.reminders().daysToAct();
	}

	/** All that waits now: empty only if the incident has ended. */
	public List<Obligation> of(Casefile file) {
		return file.incident().status().ended() ? List.of() : new Reckoning(file).all();
	}

	/**
	 * What compliance has to see to by a moment, the next one first: notices of an open
	 * incident, and what has to happen by a day, in a closed one as well.
	 */
	public List<OpenDeadline> deadlines(Casefile file) {
		Stream<OpenDeadline> notices = file.incident().status().ended() ? Stream.empty()
				: clocks.open(file)
					.stream()
					.map(clock -> new OpenDeadline(clock.rule().id(), clock.rule().name(), clock.due(), true));
		// To the end of the day.
		Stream<OpenDeadline> days = CasefileRuns.dated(file)
			.stream()
			.map(item -> new OpenDeadline(item.item(), item.what(),
					item.due().plusDays(1).atStartOfDay(policy.zone()).minusMinutes(1).toInstant(), false));
		return Stream.concat(notices, days)
			.sorted(Comparator.comparing(OpenDeadline::at).thenComparing(OpenDeadline::item))
			.toList();
	}

	/**
	 * All that has to happen before the incident can close: what waits now, and what will
	 * wait once that is done. Each fix stands there once.
	 */
	public List<Obligation> left(Casefile file) {
		return new Reckoning(file).left();
	}

	/** What waits in one casefile. */
	private final class Reckoning {

		private final Casefile file;

		private Reckoning(Casefile file) {
			this.file = file;
		}

		private List<Obligation> all() {
			List<Obligation> all = new ArrayList<>();
			if (file.incident().status().live()) {
				all.add(resolution());
			}
			flags().ifPresent(all::add);
			review().ifPresent(all::add);
			file.postmortem()
				.filter(postmortem -> !postmortem.published())
				.ifPresent(open -> all.addAll(document(open)));
			file.fixes().stream().filter(fix -> !fix.status().settled()).forEach(fix -> all.addAll(fix(fix)));
			all.addAll(deletions());
			all.addAll(new RunObligations(file, policy).all());
			all.addAll(controls());
			all.addAll(affected());
			all.addAll(notices());
			if (all.isEmpty()) {
				all.add(closing());
			}
			all.addAll(landings());
			all.addAll(tests());
			all.addAll(lessons());
			return all;
		}

		private Obligation resolution() {
			Incident incident = file.incident();
			Duration within = policy.rule(incident.severity()).restoreWithin();
			// Never on the day itself: whoever is in the middle of it needs no reminder.
			Duration time = within == null || within.compareTo(TO_RESOLVE) < 0 ? TO_RESOLVE : within;
			LocalDate since = day(incident.declaredAt());
			return Obligation.of(ObligationKind.RESOLUTION, "", List.of(lead()), since,
					day(incident.declaredAt().plus(time)));
		}

		/** Whoever commands, or the seniors where nobody does. */
		private Optional<Obligation> flags() {
			return file.incident().unreviewed().stream().map(Flag::since).max(Comparator.naturalOrder()).map(known -> {
				LocalDate since = day(known);
				return Obligation.of(ObligationKind.FLAGS, "", List.of(Owner.of(COMMANDER)), since, since.plusDays(1));
			});
		}

		/** Whoever leads sees to it that a record comes to its end. */
		private List<Obligation> deletions() {
			return file.deletions().stream().filter(one -> one.state() == DeletionState.OPEN).map(one -> {
				LocalDate since = day(
						one.steps().stream().map(DeletionStep::at).max(Comparator.naturalOrder()).orElse(one.at()));
				return Obligation.of(ObligationKind.DELETION, one.id(), List.of(lead()), since,
						since.plusDays(daysToAct));
			}).toList();
		}

		/** Whoever is responsible for compliance, else whoever leads. */
		private List<Obligation> notices() {
			Owner owner = file.incident().holder(COMPLIANCE).map(Owner::of).orElseGet(this::lead);
			return clocks.open(file)
				.stream()
				.map(clock -> Obligation.of(ObligationKind.NOTICE, clock.rule().id(), List.of(owner), day(clock.from()),
						day(clock.due())))
				.toList();
		}

		/**
		 * Whoever sees to them, or leads; what one person did another approves and
		 * verifies.
		 */
		private List<Obligation> affected() {
			return file.aftermath().affectedOpen().stream().map(this::affected).toList();
		}

		private Obligation affected(Affected people) {
			LocalDate since = day(people.since());
			Owner owner = Optional.ofNullable(people.owner()).map(Owner::of).orElseGet(this::lead);
			AffectedAct given = people.remedied();
			PersonalNotice notice = people.notice();
			List<PersonId> done = given != null
					? Stream.of(given.by(), people.owner()).filter(Objects::nonNull).toList()
					: notice != null && notice.awaitsApproval() ? List.of(notice.by()) : List.of();
			LocalDate due = people.due() == null || given != null ? since.plusDays(daysToAct) : people.due();
			return new Obligation(ObligationKind.AFFECTED, people.id(),
					List.of(done.isEmpty() ? owner : Owner.of(other(done))), since, due, null,
					done.stream().map(Owner::of).toList());
		}

		/**
		 * Whoever leads, is responsible for compliance or takes part, but none of these.
		 */
		private PersonId other(List<PersonId> done) {
			Incident incident = file.incident();
			return Stream
				.of(Stream.of(incident.lead()), incident.holder(COMPLIANCE).stream(),
						incident.members().stream().sorted(Comparator.comparing(PersonId::value)))
				.flatMap(people -> people)
				.filter(person -> !done.contains(person))
				.findFirst()
				.orElseGet(incident::lead);
		}

		/** Whoever put a control up takes it down again, or says for how much longer. */
		private List<Obligation> controls() {
			return file.controlsOn().stream().map(control -> {
				Optional<Instant> come = ControlStages.come(file, control);
				LocalDate since = day(come.orElseGet(control::since));
				return Obligation.of(ObligationKind.CONTROL, control.id(), List.of(Owner.of(control.by())), since,
						come.or(control::due).map(this::day).orElse(since.plusDays(daysToAct)));
			}).toList();
		}

		/** Closing doesn't wait for it: not every place has a link. */
		private List<Obligation> landings() {
			return file.fixes().stream().filter(Fix::isToLand).map(fix -> {
				LocalDate since = fix.doneAt().map(this::day).orElseGet(() -> day(fix.createdAt()));
				return Obligation.of(ObligationKind.LANDING, fix.id(), fix.owners(), since,
						policy.hours().afterWorkingDays(since, daysToAct));
			}).toList();
		}

		/** Closing doesn't wait for what another team does. */
		private List<Obligation> lessons() {
			return file.aftermath().lessons().stream().filter(ToldLesson::isOpen).map(told -> {
				LocalDate since = day(told.at());
				return Obligation.of(ObligationKind.LESSON, told.id(), List.of(Owner.of(told.owedBy())), since,
						policy.hours().afterWorkingDays(since, daysToAct));
			}).toList();
		}

		/** Whoever answered the section has named them; closing doesn't wait for them. */
		private List<Obligation> tests() {
			List<String> unproven = file.unprovenTests();
			if (unproven.isEmpty()) {
				return List.of();
			}
			SectionState named = file.postmortem()
				.orElseThrow()
				.sections()
				.stream()
				.filter(section -> section.answers().containsKey(RegressionTests.QUESTION))
				.findFirst()
				.orElseThrow();
			Owner owner = Optional.ofNullable(named.answeredBy()).map(Owner::of).orElseGet(this::lead);
			LocalDate since = day(Objects.requireNonNullElseGet(named.answeredAt(),
					() -> file.postmortem().orElseThrow().openedAt()));
			LocalDate due = policy.hours().nextWorkingDay(since.plusDays(policy.fixes().shortTerm().toDays()));
			return unproven.stream()
				.map(test -> Obligation.of(ObligationKind.TEST, test, List.of(owner), since, due))
				.toList();
		}

		/** By the day it is held on, but never without some days for it. */
		private Optional<Obligation> review() {
			return file.postmortem().filter(document -> document.review().isOwed()).map(document -> {
				LocalDate since = document.review().since().map(this::day).orElseThrow();
				LocalDate enough = since.plusDays(daysToAct);
				LocalDate due = document.reviewAt().map(this::day).filter(enough::isBefore).orElse(enough);
				return Obligation.of(ObligationKind.REVIEW, "", List.of(lead()), since, due);
			});
		}

		private List<Obligation> left() {
			List<Obligation> left = new ArrayList<>();
			flags().ifPresent(left::add);
			review().ifPresent(left::add);
			file.postmortem().filter(postmortem -> !postmortem.published()).ifPresent(open -> {
				left.addAll(changes(open));
				left.addAll(sections(open));
				left.addAll(signatures(open));
				left.add(publication(open));
			});
			file.fixes()
				.stream()
				.filter(fix -> !fix.status().settled())
				.flatMap(fix -> fix(fix).stream().filter(one -> one.kind() != ObligationKind.TAKE).limit(1))
				.forEach(left::add);
			left.addAll(deletions());
			left.addAll(new RunObligations(file, policy).all());
			left.addAll(controls());
			left.addAll(affected());
			left.addAll(notices());
			return left;
		}

		/** One step after the other: nobody is asked to sign what isn't written. */
		private List<Obligation> document(Postmortem document) {
			List<Obligation> all = new ArrayList<>(changes(document));
			List<Obligation> sections = sections(document);
			List<Obligation> signatures = signatures(document);
			all.addAll(!sections.isEmpty() ? sections
					: signatures.isEmpty() ? List.of(publication(document)) : signatures);
			return all;
		}

		private List<Obligation> changes(Postmortem document) {
			return document.comments().stream().filter(Comment::open).map(this::change).toList();
		}

		private List<Obligation> sections(Postmortem document) {
			return document.open().stream().map(section -> section(document, section)).toList();
		}

		private List<Obligation> signatures(Postmortem document) {
			LocalDate answered = latest(document, document.sections().stream().map(SectionState::answeredAt).toList());
			return document.unsigned(document.signRoles(policy.postmortem().signRoles()), file::vouchesFor)
				.stream()
				.map(role -> signature(document, role, answered))
				.toList();
		}

		private Obligation publication(Postmortem document) {
			LocalDate signed = latest(document, document.signatures().stream().map(Signature::at).toList());
			return Obligation.of(ObligationKind.PUBLICATION, "", List.of(lead()), signed, dueAfter(document, signed));
		}

		private Obligation change(Comment change) {
			LocalDate since = day(change.at());
			return Obligation.of(ObligationKind.CHANGE, change.id(), List.of(lead()), since, since.plusDays(daysToAct));
		}

		private Obligation section(Postmortem document, String section) {
			Optional<Section> known = templates.template(document.template())
				.flatMap(template -> template.section(section));
			Owner owner = known.map(one -> Owner.of(file.sectionOwner(one))).orElseGet(this::lead);
			LocalDate opened = day(document.openedAt());
			LocalDate draft = day(document.draftDue());
			Optional<LocalDate> review = known.filter(Section::meeting)
				.flatMap(one -> document.reviewAt())
				.map(this::day);
			return Obligation.of(ObligationKind.SECTION, section, List.of(owner), review.orElse(opened),
					review.filter(draft::isBefore).orElse(draft));
		}

		private Obligation signature(Postmortem document, String role, LocalDate since) {
			Optional<PersonId> holder = file.incident().holder(role);
			return Obligation.of(holder.isPresent() ? ObligationKind.SIGNATURE : ObligationKind.ROLE, role,
					List.of(holder.map(Owner::of).orElseGet(this::lead)), since, dueAfter(document, since));
		}

		/** By the review, but never without some days for it. */
		private LocalDate dueAfter(Postmortem document, LocalDate since) {
			LocalDate enough = since.plusDays(daysToAct);
			return document.reviewAt().map(this::day).filter(enough::isBefore).orElse(enough);
		}

		private List<Obligation> fix(Fix fix) {
			LocalDate snoozed = fix.snoozedUntil().orElse(null);
			List<Obligation> all = new ArrayList<>();
			if (fix.awaitsApproval()) {
				ObligationKind kind = fix.dropRequest().isPresent() ? ObligationKind.DROP_APPROVAL
						: ObligationKind.EXCEPTION_APPROVAL;
				LocalDate asked = day(fix.approvalAskedAt().orElseThrow());
				all.add(new Obligation(kind, fix.id(), List.of(), asked, asked.plusDays(1), null, fix.owners()));
				return all;
			}
			LocalDate checkOn = fix.plan().checkOn();
			if (fix.isToBeChecked()) {
				LocalDate since = fix.doneAt().map(this::day).orElseGet(() -> day(fix.createdAt()));
				all.add(new Obligation(ObligationKind.CHECK, fix.id(), List.of(Owner.of(file.verifier(fix))), since,
						checkOn == null ? since.plusDays(daysToAct) : checkOn, snoozed, fix.owners()));
			}
			fix.handOver().ifPresent(asked -> all.add(take(fix, asked)));
			if (fix.isUnassigned()) {
				all.add(assignment(fix));
			}
			else if (fix.status() != FixStatus.DONE) {
				boolean failed = fix.isToBeChecked();
				all.add(new Obligation(ObligationKind.FIX, fix.id(), fix.owners(), day(fix.createdAt()),
						failed && checkOn != null ? checkOn : Objects.requireNonNull(fix.due()), snoozed, List.of()));
			}
			return all;
		}

		/** Whoever imported it; after a program the commander, or the seniors. */
		private Obligation assignment(Fix fix) {
			LocalDate since = file.imported().map(Imported::at).map(this::day).orElseGet(() -> day(fix.createdAt()));
			Owner by = file.imported()
				.filter(how -> !how.byProgram())
				.map(how -> Owner.of(how.by()))
				.orElse(Owner.of(COMMANDER));
			return new Obligation(ObligationKind.ASSIGNMENT, fix.id(), List.of(by), since,
					policy.hours().afterWorkingDays(since, daysToAct), fix.snoozedUntil().orElse(null), List.of());
		}

		private Obligation take(Fix fix, HandOver asked) {
			LocalDate since = day(asked.at());
			return Obligation.of(ObligationKind.TAKE, fix.id(), asked.to(), since,
					policy.hours().afterWorkingDays(since, daysToAct));
		}

		private Obligation closing() {
			Stream<Instant> ends = Stream.concat(file.postmortem().flatMap(Postmortem::publishedAt).stream(),
					file.fixes().stream().flatMap(fix -> fix.lastVerification().map(Verification::at).stream()));
			LocalDate since = day(ends.max(Comparator.naturalOrder()).orElseGet(() -> file.incident().declaredAt()));
			return Obligation.of(ObligationKind.CLOSING, "", List.of(lead()), since, since.plusDays(daysToAct));
		}

		/** The commander, else whoever declared it. */
		private Owner lead() {
			return Owner.of(file.incident().lead());
		}

		private LocalDate latest(Postmortem document, List<@Nullable Instant> moments) {
			return day(Stream.concat(Stream.of(document.openedAt()), moments.stream().flatMap(Stream::ofNullable))
				.max(Comparator.naturalOrder())
				.orElseThrow());
		}

		private LocalDate day(Instant moment) {
			return LocalDate.ofInstant(moment, policy.zone());
		}

	}

}
