package dev.firewatch.workflow.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileRuns;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Effect.Nature;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Milestone;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.When;
import org.jspecify.annotations.Nullable;

/** The effects that several features ask for. */
public sealed interface Effects extends TypedEffect {

	/** The lane of everything that goes to the incident's room. */
	String IN_ROOM = "room";

	/** The collection that carries an incident's effects. */
	String CASEFILES = "casefiles";

	/** The key of the incident in what an effect is about. */
	String INCIDENT = "incident";

	/** The key of the person in what an effect is about. */
	String PERSON = "person";

	/** The card is brought up to date. */
	@EffectKind(value = "card", words = "the incident's card")
	record RefreshCard(IncidentId incident) implements Effects {

		@Override
		public String lane() {
			return IN_ROOM;
		}

	}

	/** A run's card in the room is brought up to date. */
	@EffectKind(value = "run", words = "a runbook's card")
	record RefreshRun(IncidentId incident, String run) implements Effects {

		@Override
		public String lane() {
			return IN_ROOM + "/" + run;
		}

	}

	/** The room's topic is brought up to date. */
	@EffectKind(value = "topic", words = "the channel's topic")
	record RefreshTopic(IncidentId incident) implements Effects {

		@Override
		public String lane() {
			return IN_ROOM + "/topic";
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

	/** The announcement is brought up to date. */
	@EffectKind(value = "announcement", words = "the announcement")
	record RefreshAnnouncement(IncidentId incident) implements Effects {

		public static final String LANE = "announcement";

		@Override
		public String lane() {
			return LANE;
		}

	}

	/** The postmortem's progress message is brought up to date. */
	@EffectKind(value = "progress", words = "the postmortem's progress")
	record RefreshProgress(IncidentId incident) implements Effects {

		@Override
		public String lane() {
			return IN_ROOM + "/progress";
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

	/** The person's home view is brought up to date. */
	@EffectKind(value = "home", words = "a home view")
	record RefreshHome(PersonId person) implements Effects {

		@Override
		public String lane() {
			return "home/" + person;
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

	/**
	 * Somebody is brought into the room.
	 *
	 * @param person the one, or
	 * @param team all of a team, or
	 * @param handles people and user groups, separated by blanks
	 */
	@EffectKind(value = "invite", words = "an invitation")
	record InvitePeople(IncidentId incident, @Nullable PersonId person, @Nullable String team,
			@Nullable String handles) implements Effects {

		@Override
		public String lane() {
			return IN_ROOM + "/people";
		}

	}

	/** A line is posted in the incident's room. */
	@EffectKind(value = "notice", words = "a message in the channel")
	record PostNotice(IncidentId incident, String text) implements Effects {

		@Override
		public String lane() {
			return IN_ROOM;
		}

	}

	/** The room hears that signals add up, and who has to look at them. */
	@EffectKind(value = "flags", words = "the call for the senior group")
	record CallSeniors(IncidentId incident) implements Effects {

		@Override
		public String lane() {
			return IN_ROOM;
		}

	}

	/** An entry goes on record. */
	@EffectKind(value = "entry", words = "a timeline entry")
	record RecordEntry(IncidentId incident, String key, Instant start, @Nullable Instant end, boolean open,
			Instant recorded, @Nullable PersonId author, Source source, String text, @Nullable Milestone mark,
			@Nullable String link) implements Effects {

		static RecordEntry of(IncidentId id, Draft draft) {
			return new RecordEntry(id, draft.key(), draft.when().start(), draft.when().end(), draft.when().openEnded(),
					draft.recordedAt(), draft.author(), draft.source(), draft.text(), draft.mark(), draft.link());
		}

		public Draft draft() {
			return new Draft(key, new When(start, end, open), recorded, author, source, text, mark, link);
		}

		@Override
		public String lane() {
			return "timeline";
		}

	}

	/** The room's messages are read for what the timeline may miss. */
	@EffectKind(value = "look-back", words = "reading the channel again")
	record ReadRoomAgain(IncidentId incident) implements Effects {

		@Override
		public String lane() {
			return ReviewTimeline.LANE;
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

	/** What the timeline may miss is shown in the room. */
	@EffectKind(value = "review", words = "the timeline's review")
	record ReviewTimeline(IncidentId incident) implements Effects {

		static final String LANE = IN_ROOM + "/review";

		@Override
		public String lane() {
			return LANE;
		}

		@Override
		public Nature nature() {
			return Nature.ROUTINE;
		}

	}

	/** Everything that shows the state of the incident is brought up to date. */
	static Effect[] refreshed(IncidentId id) {
		return new Effect[] { card(id), new RefreshTopic(id).effect(), new RefreshAnnouncement(id).effect().routine() };
	}

	static Effect card(IncidentId id) {
		return new RefreshCard(id).effect();
	}

	static Effect run(IncidentId id, String run) {
		return new RefreshRun(id, run).effect();
	}

	/** The card, and those of the runs whose gates may wait for what has changed. */
	static List<Effect> gates(Casefile file) {
		return Stream
			.concat(Stream.of(card(file.id())), CasefileRuns.open(file).stream().map(run -> run(file.id(), run.id())))
			.toList();
	}

	static Effect progress(IncidentId id) {
		return new RefreshProgress(id).effect();
	}

	/** The room's messages are read, and what the timeline may miss is shown there. */
	static List<Effect> review(IncidentId id) {
		return List.of(new ReadRoomAgain(id).effect(), new ReviewTimeline(id).effect());
	}

	/** The team is brought into the room. */
	static Effect invite(IncidentId id, String team) {
		return new InvitePeople(id, null, team, null).effect();
	}

	/** The people and user groups with these handles are brought into the room. */
	static Effect invite(IncidentId id, List<String> handles) {
		return new InvitePeople(id, null, null, String.join(" ", handles)).effect();
	}

	static Effect invite(IncidentId id, PersonId person) {
		return new InvitePeople(id, person, null, null).effect();
	}

	/**
	 * People who have been given something to do take part from now on, and come into the
	 * room.
	 */
	static List<Effect> join(Casefile file, Collection<PersonId> people) {
		return people.stream()
			.filter(person -> file.incident().join(person))
			.map(person -> invite(file.id(), person))
			.toList();
	}

	static Effect home(PersonId person) {
		return new RefreshHome(person).effect();
	}

	/** A line posted in the incident's room. */
	static Effect notice(IncidentId id, String text) {
		return new PostNotice(id, text).effect();
	}

	/** An entry goes on record. */
	static Effect entry(IncidentId id, Draft draft) {
		return RecordEntry.of(id, draft).effect();
	}

}
