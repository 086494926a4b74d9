package dev.firewatch.casefile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.Set;

import dev.firewatch.incident.Incident;
import dev.firewatch.incident.IncidentHead;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.incident.Kind;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.postmortem.Causes;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.RegressionTests;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.postmortem.Template;
import dev.firewatch.recovery.Aftermath;
import dev.firewatch.recovery.Control;
import dev.firewatch.recovery.Deletion;
import dev.firewatch.runbook.DeclinedRunbook;
import dev.firewatch.runbook.Run;
import dev.firewatch.remediation.Fix;
import dev.firewatch.risk.RiskId;
import dev.firewatch.remediation.Owner;
import dev.firewatch.timeline.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Everything decided about one incident. The rules that span its parts are here, and a
 * compare-and-set on its version settles whose change wins.
 */
@Document("casefiles")
public final class Casefile {

	private static final LocalTime REVIEW = LocalTime.of(14, 0);

	@Id
	private final IncidentId id;

	/** The delivery that declared it; unique, so that it is declared once. */
	private final String origin;

	private final Incident incident;

	private final Causes causes;

	// Not final, so that stored values can be filled in.
	private List<Fix> fixes = new ArrayList<>();

	/** A copy of the status, where an index reaches it. */
	private String status;

	/**
	 * Where the review of signals that add up stands, where a count reaches it; null if
	 * none add up.
	 */
	private @Nullable FlagReview flags;

	/** When something may be due next; null if nothing ever will. */
	private @Nullable Instant attendAt;

	/** What waits, where lists reach it; null until it was first written down. */
	private @Nullable List<Obligation> ledger;

	/** Whom it may wait for, where an index reaches them. */
	private @Nullable Set<String> owing;

	@Version
	private @Nullable Long version;

	private @Nullable Postmortem postmortem;

	private @Nullable Imported imported;

	/** Null until somebody says which risk it is. */
	private @Nullable RegisterLink register;

	/** Null until data were to be deleted. */
	private @Nullable List<Deletion> deletions;

	/** Null until a runbook was begun. */
	private @Nullable List<Run> runs;

	/** Null until somebody said that one isn't needed. */
	private @Nullable List<DeclinedRunbook> declined;

	/** Null until there is something to follow. */
	private @Nullable Aftermath aftermath;

	private @Nullable List<ProvenTest> provenTests;

	/** What is due by a moment, where lists reach it; null until it was written down. */
	private @Nullable List<OpenDeadline> deadlines;

	/** The first of that, where an index reaches it; null if nothing is due. */
	private @Nullable Instant deadlineAt;

	/** The hash of the timeline as it was last known to read; null if nobody looked. */
	private @Nullable String timelineHash;

	/** How soon it was detected, by the timeline as it was last known to read. */
	private @Nullable Duration detectedIn;

	/** What figures over time read; null until it was first written down. */
	private @Nullable Learning learning;

	/**
	 * The latest moment of that, where an index reaches it; null for a drill, which
	 * counts nowhere.
	 */
	private @Nullable Instant learnedAt;

	public Casefile(IncidentId id, String origin, Incident incident, Causes causes, String status) {
		this.id = id;
		this.origin = origin;
		this.incident = incident;
		this.causes = causes;
		this.status = status;
	}

	public static Casefile opened(IncidentId id, String origin, Incident incident) {
		Casefile file = new Casefile(id, origin, incident, new Causes(), incident.status().key());
		file.settle();
		return file;
	}

	/** A casefile as it was written out. */
	public static Casefile restored(IncidentId id, String origin, Incident incident, Causes causes, List<Fix> fixes,
			@Nullable Postmortem postmortem) {
		Casefile file = new Casefile(id, origin, incident, causes, incident.status().key());
		file.fixes.addAll(fixes);
		file.postmortem = postmortem;
		file.settle();
		return file;
	}

	/** Marks what was lived through elsewhere as imported. */
	public void importedAs(Imported how) {
		imported = how;
	}

	/** Says that a risk of the register came true in it. */
	public void is(RelatedRisk risk) {
		register = register().with(risk);
	}

	/** Says that the risk did not come true in it after all. */
	public void isNot(RiskId risk) {
		register = register().without(risk);
	}

	/** Says that no risk of the register came true in it. */
	public void isNoRisk() {
		register = register().withNone();
	}

	/** Says what closes a gap that its audit shows. */
	public void settles(GapSettlement settlement) {
		register = register().settling(settlement);
	}

	/** What it has to do with the register, as it was written out. */
	public void registered(RegisterLink link) {
		register = link;
	}

	/** What it has to do with the register of risks. */
	public RegisterLink register() {
		return Objects.requireNonNullElse(register, RegisterLink.UNKNOWN);
	}

	/** Begins the record of a deletion under the next number. */
	public Deletion deletion(NewDeletion wanted) {
		List<Deletion> all = new ArrayList<>(deletions());
		Deletion begun = new Deletion(all.size() + 1, wanted.dataset(), wanted.from(), wanted.to(),
				wanted.requestedBy(), wanted.requester(), wanted.threshold(), wanted.at());
		all.add(begun);
		deletions = all;
		return begun;
	}

	/** Keeps where a regression test is; what was said of it before is replaced. */
	public void prove(ProvenTest proven) {
		List<ProvenTest> all = new ArrayList<>(
				provenTests().stream().filter(one -> !one.test().equals(proven.test())).toList());
		all.add(proven);
		provenTests = all;
	}

	/** The regression tests that exist, as they were written out. */
	public void proven(List<ProvenTest> written) {
		provenTests = written.isEmpty() ? null : new ArrayList<>(written);
	}

	/** The regression tests that exist. */
	public List<ProvenTest> provenTests() {
		return provenTests == null ? List.of() : List.copyOf(provenTests);
	}

	/** The ids of the regression tests that the review names. */
	public List<String> regressionTests() {
		return postmortem().map(document -> document.answers().get(RegressionTests.QUESTION))
			.map(RegressionTests::ids)
			.orElse(List.of());
	}

	/** Those of which nobody has shown that they exist. */
	public List<String> unprovenTests() {
		Set<String> known = provenTests().stream().map(ProvenTest::test).collect(Collectors.toSet());
		return regressionTests().stream().filter(test -> !known.contains(test)).toList();
	}

	/** The records of deletions, as they were written out. */
	public void deleted(List<Deletion> written) {
		deletions = written.isEmpty() ? null : new ArrayList<>(written);
	}

	/** The records of deletions, in the order in which they began. */
	public List<Deletion> deletions() {
		return deletions == null ? List.of() : List.copyOf(deletions);
	}

	/** The record that chat calls so, such as {@code D1}, whatever the case. */
	public Optional<Deletion> deletion(String called) {
		return deletions().stream().filter(one -> one.id().equalsIgnoreCase(called.strip())).findFirst();
	}

	/** Begins a run of the runbook under the next number. */
	public Run begin(NewRun wanted) {
		List<Run> all = new ArrayList<>(runs());
		Run begun = new Run(all.size() + 1, wanted.runbook(), wanted.at(), wanted.by(), wanted.parent(),
				wanted.service());
		all.add(begun);
		runs = all;
		return begun;
	}

	/** The runs of runbooks, as they were written out. */
	public void ran(List<Run> written) {
		runs = written.isEmpty() ? null : new ArrayList<>(written);
	}

	/** The runs of runbooks, in the order in which they began. */
	public List<Run> runs() {
		return runs == null ? List.of() : List.copyOf(runs);
	}

	/** The run that chat calls so, such as {@code RB1}, whatever the case. */
	public Optional<Run> run(String called) {
		return runs().stream().filter(one -> one.id().equalsIgnoreCase(called.strip())).findFirst();
	}

	/** Says that a runbook isn't needed; saying it again changes nothing. */
	public void decline(DeclinedRunbook runbook) {
		if (declined(runbook.runbook()).isEmpty()) {
			List<DeclinedRunbook> all = new ArrayList<>(declined());
			all.add(runbook);
			declined = all;
		}
	}

	/** The runbooks that somebody said aren't needed. */
	public List<DeclinedRunbook> declined() {
		return declined == null ? List.of() : List.copyOf(declined);
	}

	/** Who said that the runbook with this id isn't needed; empty if nobody did. */
	public Optional<DeclinedRunbook> declined(String runbook) {
		return declined().stream().filter(one -> one.runbook().equals(runbook)).findFirst();
	}

	/** What it leaves to be followed beside causes and fixes. */
	public Aftermath aftermath() {
		Aftermath there = aftermath;
		if (there == null) {
			there = new Aftermath();
			aftermath = there;
		}
		return there;
	}

	/** The same as it was written out. */
	public void followedBy(Aftermath written) {
		aftermath = written;
	}

	/** The interim controls that nobody has taken down yet. */
	public List<Control> controlsOn() {
		return aftermath().controlsOn();
	}

	/** Adds a fix under the next number. */
	public Fix promise(NewFix wanted) {
		Fix fix = new Fix(fixes.size() + 1, wanted.title(), wanted.at(), wanted.by(), wanted.owners(), wanted.answers(),
				wanted.due(), wanted.plan());
		fixes.add(fix);
		return fix;
	}

	/** Resolves the incident and opens its postmortem. */
	public Optional<Refusal> resolve(Instant at, Instant now, Template template, Policy policy) {
		Optional<Refusal> refusal = incident.resolve(at);
		if (refusal.isEmpty() && postmortem == null) {
			postmortem = Postmortem.opened(template, incident, now,
					draftDue(now.plus(policy.rule(incident.severity()).draftWithin()), policy));
			postmortem.promised(policy.rule(incident.severity()).restoreWithin());
			postmortem.reviewedAt(review(at, policy));
		}
		return refusal;
	}

	/** Nobody is asked for something by a moment of the night. */
	private static Instant draftDue(Instant within, Policy policy) {
		return policy.hours().endOfDay(within.atZone(policy.zone())).toInstant();
	}

	/** On the first working day a while after it was resolved, early in the afternoon. */
	private static Instant review(Instant resolved, Policy policy) {
		LocalDate day = resolved.plus(policy.postmortem().reviewAfter()).atZone(policy.zone()).toLocalDate();
		return policy.hours().nextWorkingDay(day).atTime(REVIEW).atZone(policy.zone()).toInstant();
	}

	/** Opens the postmortem of an incident from elsewhere. */
	public Postmortem reopenedAs(Template template, Instant at) {
		Postmortem opened = Postmortem.opened(template, incident, at, at);
		postmortem = opened;
		return opened;
	}

	/** Closes the incident if nothing is left; there is no way around that. */
	public Optional<Refusal> close(Instant at, Obligations obligations) {
		if (incident.status().followUp() && !obligations.left(this).isEmpty()) {
			return Optional.of(Refusal.of(Rule.WRONG_STATUS, incident.status().words()));
		}
		return incident.close(at);
	}

	/**
	 * The hash of what a signature vouches for: what happened, why and what is promised,
	 * but not the progress of the promises.
	 */
	public String contentHash() {
		return SignedContent.hash(this);
	}

	/**
	 * Notes how the timeline reads now, as whoever signs vouches for it too.
	 * @return whether it read otherwise before
	 */
	public boolean knowTimeline(List<Entry> entries) {
		String now = SignedContent.timeline(entries);
		boolean changed = !now.equals(timelineHash);
		timelineHash = now;
		detectedIn = ComputedAnswers.timeToDetect(this, entries).orElse(null);
		return changed;
	}

	Optional<String> timelineHash() {
		return Optional.ofNullable(timelineHash);
	}

	/** Whether a signature with this hash was given for what the casefile says now. */
	public boolean vouchesFor(String signedHash) {
		return signedHash.equals(contentHash()) || signedHash.equals(SignedContent.thirdHash(this))
				|| signedHash.equals(SignedContent.secondHash(this))
				|| signedHash.equals(SignedContent.earlierHash(this));
	}

	/**
	 * Brings what is stored for lists and sweeps up to date, and has the casefile looked
	 * at soon, as any change may have changed what is due; called before each write.
	 */
	public void settle(Obligations obligations) {
		settle();
		write(Ledger.of(this, obligations));
		learn();
	}

	/**
	 * Writes down what waits now.
	 * @return whether that is something else than was written down
	 */
	public boolean write(Ledger now) {
		boolean changed = ledger().filter(now::equals).isEmpty();
		ledger = now.open();
		owing = now.owing();
		deadlines = now.deadlines();
		deadlineAt = now.deadlineAt().orElse(null);
		return changed;
	}

	/** What waited when the casefile was last written, if it was written down. */
	public Optional<Ledger> ledger() {
		return ledger == null || owing == null || deadlines == null ? Optional.empty()
				: Optional.of(new Ledger(ledger, owing, deadlines));
	}

	/** What lists read of it. */
	public CasefileSummary summary() {
		return new CasefileSummary(id, IncidentHead.of(incident), ledger, deadlines);
	}

	void settle() {
		status = incident.status().key();
		flags = FlagReview.of(incident);
		attendAt = isOver() ? null : Instant.EPOCH;
		aftermath = aftermath == null || aftermath.isBlank() ? null : aftermath;
	}

	private void learn() {
		Learning now = Learning.of(this, detectedIn);
		learning = now;
		learnedAt = incident.kind() == Kind.DRILL ? null : now.latest();
	}

	/**
	 * Writes down what figures over time read of a casefile that an earlier version
	 * wrote.
	 */
	public Learned learned(List<Entry> entries) {
		detectedIn = ComputedAnswers.timeToDetect(this, entries).orElse(null);
		Learning now = Learning.of(this, detectedIn);
		return new Learned(id, version(), detectedIn, now, incident.kind() == Kind.DRILL ? null : now.latest());
	}

	/**
	 * What was learned of a version of a casefile, to be written beside it.
	 *
	 * @param learnedAt null for a drill
	 */
	public record Learned(IncidentId id, long version, @Nullable Duration detectedIn, Learning learning,
			@Nullable Instant learnedAt) {
	}

	private boolean isOver() {
		boolean roomIsLeft = incident.resolvedAt().isPresent() && incident.archivedAt().isEmpty();
		return incident.status().ended() && !roomIsLeft;
	}

	public Optional<Fix> fix(String fixId) {
		return fixes.stream().filter(fix -> fix.id().equalsIgnoreCase(fixId)).findFirst();
	}

	/** Whether the person owns the fix, by name or by a role they hold. */
	public boolean owns(PersonId person, Fix fix) {
		return people(fix.owners()).contains(person);
	}

	/**
	 * Whether the person may know about the incident, wherever they are.
	 */
	public boolean visibleTo(Person person) {
		return visibleTo(person, false);
	}

	/** Whether the person may know about the incident, and act in it. */
	public boolean visibleTo(Person person, boolean inItsRoom) {
		return incident.visibleTo(person.id()) && person.mayEnter(inItsRoom || takesPart(person.id()));
	}

	private boolean takesPart(PersonId person) {
		return incident.members().contains(person)
				|| incident.roles().stream().anyMatch(held -> held.person().equals(person))
				|| fixes.stream().anyMatch(fix -> concerned(fix).contains(person));
	}

	/**
	 * Who is to answer a section: whom it was given to, else its role's holder, else the
	 * commander, else who declared it.
	 */
	public PersonId sectionOwner(Section section) {
		SectionState.With with = postmortem().orElseThrow().state(section.id()).with();
		if (with.person() != null) {
			return with.person();
		}
		return Optional.ofNullable(with.role())
			.flatMap(incident::holder)
			.or(() -> incident.holder(section.role()))
			.or(() -> incident.holder("commander"))
			.orElse(incident.declaredBy());
	}

	/**
	 * Who is asked whether the fix works: the verifier of its plan, else the commander,
	 * else anybody in the incident who does not own it, else who declared it.
	 */
	public PersonId verifier(Fix fix) {
		if (fix.plan().verifier() != null) {
			return fix.plan().verifier();
		}
		return incident.holder("commander")
			.filter(person -> !owns(person, fix))
			.or(() -> incident.members()
				.stream()
				.filter(person -> !owns(person, fix))
				.min(Comparator.comparing(PersonId::value)))
			.orElse(incident.declaredBy());
	}

	/** Those asked to take the fix over for whom the person can answer. */
	public List<Owner> askedOf(PersonId person, Fix fix) {
		return fix.handOver()
			.map(asked -> asked.to().stream().filter(owner -> people(List.of(owner)).contains(person)).toList())
			.orElse(List.of());
	}

	/**
	 * All who have something to do with the fix: its owners, its verifier, and who is to
	 * take it over.
	 */
	public List<PersonId> concerned(Fix fix) {
		List<PersonId> concerned = new ArrayList<>(people(fix.owners()));
		if (fix.plan().verifier() != null) {
			concerned.add(fix.plan().verifier());
		}
		fix.handOver().ifPresent(asked -> concerned.addAll(people(asked.to())));
		return concerned;
	}

	/**
	 * The people that owners stand for now: those named, and the holders of the roles
	 * named.
	 */
	public List<PersonId> people(List<Owner> owners) {
		return CasefileSummary.people(owners, incident);
	}

	public IncidentId id() {
		return id;
	}

	public String origin() {
		return origin;
	}

	public Incident incident() {
		return incident;
	}

	public Causes causes() {
		return causes;
	}

	public List<Fix> fixes() {
		return List.copyOf(fixes);
	}

	/** How it came here, if it was imported. */
	public Optional<Imported> imported() {
		return Optional.ofNullable(imported);
	}

	public Optional<Postmortem> postmortem() {
		return Optional.ofNullable(postmortem);
	}

	public long version() {
		return version == null ? 0 : version;
	}

	public String status() {
		return status;
	}

	/** Where the review of its signals stands; empty if none add up. */
	public Optional<FlagReview> flagReview() {
		return Optional.ofNullable(flags);
	}

}
