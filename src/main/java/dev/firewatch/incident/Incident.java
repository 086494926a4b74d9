package dev.firewatch.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.policy.Severity;
import org.jspecify.annotations.Nullable;

/** What is known about the incident itself, and what may happen to it next. */
public final class Incident implements Involved {

	/** What cards, lists and topics can show, in characters. */
	public static final int LONGEST_TITLE = 200;

	private final String title;

	private final Kind kind;

	private final boolean isPrivate;

	private final Platform home;

	private final PersonId declaredBy;

	private final Instant declaredAt;

	private final List<Signal> signals;

	private final Severity recommended;

	// Not final, so that stored values can be filled in.
	private List<SeverityChange> severities = new ArrayList<>();

	private List<RoleHolder> roles = new ArrayList<>();

	private List<NoticedSignal> noticed = new ArrayList<>();

	private List<SignalDecision> decisions = new ArrayList<>();

	private Set<PersonId> members = new LinkedHashSet<>();

	/** Null until somebody was confided in. */
	private @Nullable Set<PersonId> confidants;

	private Severity severity;

	private Status status = Status.DECLARED;

	private @Nullable StatusUpdate lastUpdate;

	private @Nullable UpdateAsked updateAsked;

	private @Nullable Instant mitigatedAt;

	private @Nullable Instant resolvedAt;

	private @Nullable Instant endedAt;

	private @Nullable String endReason;

	private @Nullable Instant archiveAnnouncedAt;

	private @Nullable Instant archiveOn;

	private @Nullable Instant lastTalkAt;

	private @Nullable Instant archivedAt;

	private int room = 1;

	public Incident(String title, Kind kind, boolean isPrivate, Platform home, PersonId declaredBy, Instant declaredAt,
			List<Signal> signals, Severity recommended, Severity severity) {
		this.title = title;
		this.kind = kind;
		this.isPrivate = isPrivate;
		this.home = home;
		this.declaredBy = declaredBy;
		this.declaredAt = declaredAt;
		this.signals = List.copyOf(signals);
		this.recommended = recommended;
		this.severity = severity;
	}

	/**
	 * A newly declared incident, at the recommended severity or a worse one if asked for.
	 */
	public static Incident declared(Declaration declaration, List<Signal> signals, Severity recommended) {
		Severity severity = declaration.asked() != null && declaration.asked().worseThan(recommended)
				? declaration.asked() : recommended;
		Incident incident = new Incident(declaration.title(), declaration.kind(), declaration.isPrivate(),
				declaration.home(), declaration.by(), declaration.at(), signals, recommended, severity);
		incident.severities.add(new SeverityChange(severity, declaration.by(), declaration.at(), null, null));
		incident.members.add(declaration.by());
		return incident;
	}

	/**
	 * What somebody said when declaring; {@code asked} is the severity they gave, if any.
	 */
	public record Declaration(String title, Kind kind, boolean isPrivate, Platform home, PersonId by, Instant at,
			@Nullable Severity asked) {
	}

	/** How far an incident had come when it was written out. */
	public record IncidentProgress(Status status, List<SeverityChange> severities, List<RoleHolder> roles,
			Set<PersonId> members, @Nullable StatusUpdate lastUpdate, @Nullable Instant mitigatedAt,
			@Nullable Instant resolvedAt, @Nullable Instant endedAt, @Nullable String endReason, RoomProgress room,
			SignalProgress signals) {
	}

	/**
	 * An update that was asked for.
	 *
	 * @param after the moment of the update it was asked for after, or of the declaration
	 * @param at when it was asked for last
	 */
	public record UpdateAsked(Instant after, Instant at, int times) {
	}

	/** What became known of its signals, and what was decided about them. */
	public record SignalProgress(List<NoticedSignal> noticed, List<SignalDecision> decisions) {
	}

	/** How far the room of an incident had come. */
	public record RoomProgress(int number, @Nullable Instant archiveAnnouncedAt, @Nullable Instant archiveOn,
			@Nullable Instant lastTalkAt, @Nullable Instant archivedAt) {
	}

	/** Brings a newly made incident to where it stood when it was written out. */
	public Incident broughtTo(IncidentProgress progress) {
		status = progress.status();
		severities = new ArrayList<>(progress.severities());
		roles = new ArrayList<>(progress.roles());
		members = new LinkedHashSet<>(progress.members());
		lastUpdate = progress.lastUpdate();
		mitigatedAt = progress.mitigatedAt();
		resolvedAt = progress.resolvedAt();
		endedAt = progress.endedAt();
		endReason = progress.endReason();
		room = progress.room().number();
		archiveAnnouncedAt = progress.room().archiveAnnouncedAt();
		archiveOn = progress.room().archiveOn();
		lastTalkAt = progress.room().lastTalkAt();
		archivedAt = progress.room().archivedAt();
		noticed = new ArrayList<>(progress.signals().noticed());
		decisions = new ArrayList<>(progress.signals().decisions());
		return this;
	}

	/** Whether setting this severity is a step down that has to be explained. */
	public boolean needsReason(Severity wanted) {
		return severity.worseThan(wanted) || belowRecommendation(wanted);
	}

	/** Whether it is milder than what the signals recommend. */
	public boolean belowRecommendation(Severity wanted) {
		return recommended().worseThan(wanted);
	}

	/**
	 * Adds signals that were found in what people wrote since.
	 * @return those that are new
	 */
	public List<Signal> notice(List<Signal> found, Instant at) {
		List<Signal> added = found.stream()
			.filter(one -> signals().stream().noneMatch(known -> known.phrase().equalsIgnoreCase(one.phrase())))
			.toList();
		added.forEach(one -> noticed.add(new NoticedSignal(one, at)));
		return added;
	}

	/** The signals of families that have two or more of them. */
	public List<Flag> flags() {
		List<Signal> all = signals();
		List<Flag> known = new ArrayList<>(signals.stream().map(signal -> new Flag(signal, declaredAt)).toList());
		noticed.forEach(one -> known.add(new Flag(one.signal(), one.at())));
		known.removeIf(flag -> all.stream().filter(other -> other.family().equals(flag.signal().family())).count() < 2);
		return known;
	}

	/**
	 * Whether two signals of one family mean that only a few may lower or resolve.
	 */
	public boolean needsDecision() {
		return !flags().isEmpty();
	}

	/**
	 * The same, as long as nobody has decided with a reason code since they are known.
	 */
	public boolean awaitsDecision() {
		return flags().stream().anyMatch(flag -> !isDecided(flag));
	}

	private boolean isDecided(Flag flag) {
		return decisions.stream().anyMatch(decision -> !decision.at().isBefore(flag.since())) || severities.stream()
			.anyMatch(change -> change.reasonCode() != null && !change.at().isBefore(flag.since()));
	}

	/** The flags that nobody who may decide has looked at. */
	public List<Flag> unreviewed() {
		return flags().stream()
			.filter(flag -> decisions.stream()
				.noneMatch(decision -> decision.reviewed() && !decision.at().isBefore(flag.since())))
			.toList();
	}

	/** Records what was decided about the signals. */
	public void decide(SignalDecision decision) {
		decisions.add(decision);
	}

	public Optional<Refusal> setSeverity(SeverityChange change) {
		if (status.ended()) {
			return Optional.of(Refusal.of(Rule.WRONG_STATUS, status.words()));
		}
		if (change.severity() == severity) {
			return Optional.of(Refusal.of(Rule.ALREADY, severity.name()));
		}
		if (needsReason(change.severity()) && change.reason() == null) {
			return Optional.of(Refusal.of(Rule.REASON_NEEDED, change.severity().name()));
		}
		severity = change.severity();
		severities.add(change);
		return Optional.empty();
	}

	public Optional<Refusal> give(RoleHolder holder) {
		if (status.ended()) {
			return Optional.of(Refusal.of(Rule.WRONG_STATUS, status.words()));
		}
		roles.removeIf(held -> held.role().equals(holder.role()));
		roles.add(holder);
		members.add(holder.person());
		if (status == Status.DECLARED) {
			status = Status.INVESTIGATING;
		}
		return Optional.empty();
	}

	public Optional<Refusal> tell(StatusUpdate update) {
		if (status.ended()) {
			return Optional.of(Refusal.of(Rule.WRONG_STATUS, status.words()));
		}
		lastUpdate = update;
		return Optional.empty();
	}

	/** Notes that whoever leads was asked for an update. */
	public void askForUpdate(Instant at) {
		updateAsked = new UpdateAsked(updatedAt(), at, updateAsked().map(UpdateAsked::times).orElse(0) + 1);
	}

	/** How often an update was asked for since the last one; empty if it wasn't. */
	public Optional<UpdateAsked> updateAsked() {
		return Optional.ofNullable(updateAsked).filter(asked -> asked.after().equals(updatedAt()));
	}

	/** When everybody heard of it last. */
	public Instant updatedAt() {
		return lastUpdate == null ? declaredAt : lastUpdate.at();
	}

	public Optional<Refusal> mitigate(Instant at) {
		if (status == Status.MITIGATED) {
			return Optional.of(Refusal.of(Rule.ALREADY, status.words()));
		}
		if (!status.live()) {
			return Optional.of(Refusal.of(Rule.WRONG_STATUS, status.words()));
		}
		status = Status.MITIGATED;
		mitigatedAt = at;
		return Optional.empty();
	}

	public Optional<Refusal> resolve(Instant at) {
		if (status.followUp()) {
			return Optional.of(Refusal.of(Rule.ALREADY, Status.RESOLVED.words()));
		}
		if (!status.live()) {
			return Optional.of(Refusal.of(Rule.WRONG_STATUS, status.words()));
		}
		status = Status.RESOLVED;
		resolvedAt = at;
		return Optional.empty();
	}

	/**
	 * Notes that the follow-up has begun.
	 * @return whether that is new
	 */
	public boolean followUp() {
		boolean begins = status == Status.RESOLVED;
		if (begins) {
			status = Status.FOLLOWING_UP;
		}
		return begins;
	}

	/** Goes back to investigating, or from closed to following up. */
	public Optional<Refusal> reopen() {
		if (status.live()) {
			return Optional.of(Refusal.of(Rule.ALREADY, status.words()));
		}
		if (status == Status.CLOSED) {
			status = Status.FOLLOWING_UP;
		}
		else {
			status = Status.INVESTIGATING;
			resolvedAt = null;
			mitigatedAt = null;
		}
		endedAt = null;
		endReason = null;
		archiveAnnouncedAt = null;
		archiveOn = null;
		if (archivedAt != null) {
			archivedAt = null;
			room++;
		}
		return Optional.empty();
	}

	/** Why it can't be cancelled, before anybody is asked for a reason. */
	public Optional<Refusal> mayCancel() {
		return status.live() ? Optional.empty() : Optional
			.of(Refusal.of(status == Status.CANCELLED ? Rule.ALREADY : Rule.WRONG_STATUS, status.words()));
	}

	/** Ends it as a false alarm. */
	public Optional<Refusal> cancel(Instant at, String reason) {
		Optional<Refusal> refusal = mayCancel();
		if (refusal.isPresent()) {
			return refusal;
		}
		status = Status.CANCELLED;
		endedAt = at;
		endReason = reason;
		return Optional.empty();
	}

	/** Closes it; whether anything is left is the casefile's to know. */
	public Optional<Refusal> close(Instant at) {
		if (status == Status.CLOSED) {
			return Optional.of(Refusal.of(Rule.ALREADY, status.words()));
		}
		if (!status.followUp()) {
			return Optional.of(Refusal.of(status.live() ? Rule.NOT_RESOLVED : Rule.WRONG_STATUS, status.words()));
		}
		status = Status.CLOSED;
		endedAt = at;
		return Optional.empty();
	}

	/** Notes that the room was told when it will be archived. */
	public void announceArchive(Instant at, Instant on) {
		archiveAnnouncedAt = at;
		archiveOn = on;
	}

	/** Notes that the room was archived. */
	public void archive(Instant at) {
		archivedAt = at;
	}

	/** Notes that the room is still in use: it is not archived for now. */
	public void keepRoom(Instant at) {
		lastTalkAt = at;
		archiveAnnouncedAt = null;
		archiveOn = null;
		archivedAt = null;
	}

	/** Adds somebody who takes part; false if they did already. */
	public boolean join(PersonId person) {
		return members.add(person);
	}

	/** The last change of the severity since it was declared, if there was one. */
	public Optional<SeverityChange> lastSeverityChange() {
		return severities.size() < 2 ? Optional.empty() : Optional.of(severities.get(severities.size() - 1));
	}

	/** Who holds the role, and since when. */
	public Optional<RoleHolder> held(String role) {
		return roles.stream().filter(held -> held.role().equals(role)).findFirst();
	}

	@Override
	public String title() {
		return title;
	}

	public Kind kind() {
		return kind;
	}

	@Override
	public boolean isPrivate() {
		return isPrivate;
	}

	@Override
	public Platform home() {
		return home;
	}

	@Override
	public PersonId declaredBy() {
		return declaredBy;
	}

	public Instant declaredAt() {
		return declaredAt;
	}

	/** All that are known by now, each once. */
	public List<Signal> signals() {
		List<Signal> all = new ArrayList<>(signals);
		noticed.stream().map(NoticedSignal::signal).forEach(all::add);
		return List.copyOf(all);
	}

	/** Those that were in the report. */
	public List<Signal> reportedSignals() {
		return signals;
	}

	/** Those that were found since. */
	public List<NoticedSignal> noticedSignals() {
		return List.copyOf(noticed);
	}

	public List<SignalDecision> decisions() {
		return List.copyOf(decisions);
	}

	/** The severity that all signals known by now recommend. */
	public Severity recommended() {
		return Signals.recommended(noticed.stream().map(NoticedSignal::signal).toList(), recommended);
	}

	/** What was recommended when it was declared. */
	public Severity recommendedAtFirst() {
		return recommended;
	}

	public Severity severity() {
		return severity;
	}

	public List<SeverityChange> severities() {
		return List.copyOf(severities);
	}

	public Status status() {
		return status;
	}

	@Override
	public List<RoleHolder> roles() {
		return List.copyOf(roles);
	}

	/** Who takes part, in the order in which they came. */
	@Override
	public Set<PersonId> members() {
		return Collections.unmodifiableSet(new LinkedHashSet<>(members));
	}

	@Override
	public Set<PersonId> confidants() {
		return confidants == null ? Set.of() : Set.copyOf(confidants);
	}

	/** Says who may know of it, if it is private, though they take no part. */
	public void confide(Set<PersonId> people) {
		confidants = people.isEmpty() ? null : new LinkedHashSet<>(people);
	}

	public Optional<StatusUpdate> lastUpdate() {
		return Optional.ofNullable(lastUpdate);
	}

	public Optional<Instant> mitigatedAt() {
		return Optional.ofNullable(mitigatedAt);
	}

	public Optional<Instant> resolvedAt() {
		return Optional.ofNullable(resolvedAt);
	}

	public Optional<Instant> endedAt() {
		return Optional.ofNullable(endedAt);
	}

	/**
	 * The number of its current room: not every platform can reopen an archived one.
	 */
	public int room() {
		return room;
	}

	/** When the room was told that it will be archived; empty if it wasn't. */
	public Optional<Instant> archiveAnnouncedAt() {
		return Optional.ofNullable(archiveAnnouncedAt);
	}

	/** When the room will be archived, as announced. */
	public Optional<Instant> archiveOn() {
		return Optional.ofNullable(archiveOn);
	}

	/** When somebody was last known to use the room, besides what is on record. */
	public Optional<Instant> lastTalkAt() {
		return Optional.ofNullable(lastTalkAt);
	}

	public Optional<Instant> archivedAt() {
		return Optional.ofNullable(archivedAt);
	}

	public Optional<String> endReason() {
		return Optional.ofNullable(endReason);
	}

}
