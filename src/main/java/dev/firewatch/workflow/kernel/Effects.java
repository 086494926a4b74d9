package dev.firewatch.workflow.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.Draft;

/**
 * The effects that use cases ask for; what they come to is composed when they are sent.
 */
public final class Effects {

	public static final String ROOM = "room";

	public static final String INVITE = "invite";

	public static final String TOPIC = "topic";

	public static final String CARD = "card";

	public static final String PIN = "pin";

	public static final String BOOKMARK = "bookmark";

	public static final String ANNOUNCEMENT = "announcement";

	public static final String ENTRY = "entry";

	public static final String PROGRESS = "progress";

	public static final String QUESTION = "question";

	public static final String ASKED = "asked";

	public static final String PUBLISHED = "published";

	public static final String MEETING = "meeting";

	public static final String APPROVAL = "approval";

	public static final String REMINDER = "reminder";

	public static final String HOME = "home";

	public static final String NOTICE = "notice";

	public static final String ARCHIVE = "archive";

	public static final String ARCHIVE_SOON = "archive-soon";

	public static final String LOOK_BACK = "look-back";

	public static final String REVIEW = "review";

	public static final String REVIEW_AGAIN = "review-again";

	public static final String IMPORT = "import";

	/** What carries the effects of an incident. */
	public static final String CASEFILES = "casefiles";

	public static final String INCIDENT = "incident";

	public static final String PERSON = "person";

	public static final String HANDLES = "handles";

	public static final String SINCE = "since";

	private static final String IN_ROOM = "room";

	private Effects() {
	}

	/** Everything that shows the state of the incident is brought up to date. */
	public static Effect[] refreshed(IncidentId id) {
		return new Effect[] { card(id), topic(id), announcement(id).routine() };
	}

	private static Effect of(String kind, IncidentId id, String lane) {
		return Effect.of(kind, lane, Map.of(INCIDENT, id.value()));
	}

	/** The room is opened, before anything else in it. */
	public static Effect room(IncidentId id) {
		return of(ROOM, id, IN_ROOM).gate();
	}

	/** The card is brought up to date. */
	public static Effect card(IncidentId id) {
		return of(CARD, id, IN_ROOM);
	}

	/** The card is pinned. */
	public static Effect pin(IncidentId id) {
		return of(PIN, id, IN_ROOM + "/pin").routine();
	}

	/** The room's topic is brought up to date. */
	public static Effect topic(IncidentId id) {
		return of(TOPIC, id, IN_ROOM + "/topic").routine();
	}

	/** The incident's page is bookmarked in the room. */
	public static Effect bookmark(IncidentId id) {
		return of(BOOKMARK, id, IN_ROOM + "/bookmark").routine();
	}

	/** The room is told that it is put away, unless something was said since then. */
	public static Effect announceArchive(IncidentId id, Instant quietSince) {
		return Effect.of(ARCHIVE_SOON, IN_ROOM, Map.of(INCIDENT, id.value(), SINCE, quietSince.toString()));
	}

	/** The room is put away, unless something was said since then. */
	public static Effect archive(IncidentId id, Instant quietSince) {
		return Effect.of(ARCHIVE, IN_ROOM, Map.of(INCIDENT, id.value(), SINCE, quietSince.toString()));
	}

	/** The announcement is brought up to date. */
	public static Effect announcement(IncidentId id) {
		return of(ANNOUNCEMENT, id, ANNOUNCEMENT);
	}

	/** The postmortem's progress message is brought up to date. */
	public static Effect progress(IncidentId id) {
		return of(PROGRESS, id, IN_ROOM + "/progress").routine();
	}

	/**
	 * The room's messages are looked at, and what the timeline may miss is shown there.
	 */
	public static List<Effect> review(IncidentId id) {
		String lane = IN_ROOM + "/" + REVIEW;
		return List.of(of(LOOK_BACK, id, lane).routine(), of(REVIEW, id, lane).routine());
	}

	/**
	 * What was read from a pasted text joins the timeline, and what shows the timeline
	 * follows.
	 */
	public static List<Effect> imported(IncidentId id, PersonId person, String pasted) {
		String lane = IN_ROOM + "/" + IMPORT;
		Effect imported = Effect.of(IMPORT, lane,
				Map.of(INCIDENT, id.value(), PERSON, person.value(), "pasted", pasted));
		return List.of(imported, of(REVIEW_AGAIN, id, lane).routine(), of(CARD, id, lane).routine());
	}

	/** The team is brought into the room. */
	public static Effect invite(IncidentId id, String team) {
		return Effect.of(INVITE, IN_ROOM + "/people", Map.of(INCIDENT, id.value(), "team", team));
	}

	/** Those of the handles, people or user groups, are brought into the room. */
	public static Effect invite(IncidentId id, List<String> handles) {
		return Effect.of(INVITE, IN_ROOM + "/people", Map.of(INCIDENT, id.value(), HANDLES, String.join(" ", handles)));
	}

	/** The person is brought into the room. */
	public static Effect invite(IncidentId id, PersonId person) {
		return Effect.of(INVITE, IN_ROOM + "/people", Map.of(INCIDENT, id.value(), PERSON, person.value()));
	}

	/**
	 * People who have been given something to do take part from now on, and come into the
	 * room.
	 */
	public static List<Effect> join(Casefile file, Collection<PersonId> people) {
		return people.stream()
			.filter(person -> file.incident().join(person))
			.map(person -> invite(file.id(), person))
			.toList();
	}

	/** The person's home view is brought up to date. */
	public static Effect home(PersonId person) {
		return Effect.of(HOME, "home/" + person, Map.of(PERSON, person.value())).routine();
	}

	/** A section's question goes to the person. */
	public static Effect question(IncidentId id, String section, PersonId person) {
		return Effect
			.of(QUESTION, "direct/" + person, Map.of(INCIDENT, id.value(), "section", section, PERSON, person.value()))
			.routine();
	}

	/** A question of the postmortem goes to all in the room. */
	public static Effect asked(IncidentId id, String question, PersonId by) {
		return Effect.of(ASKED, IN_ROOM, Map.of(INCIDENT, id.value(), "question", question, PERSON, by.value()));
	}

	/** A version of the postmortem is made known to everybody. */
	public static Effect published(IncidentId id, int version) {
		return Effect
			.of(PUBLISHED, ANNOUNCEMENT + "/published",
					Map.of(INCIDENT, id.value(), "version", String.valueOf(version)))
			.routine();
	}

	/** The room is reminded of the review. */
	public static Effect meeting(IncidentId id) {
		return of(MEETING, id, IN_ROOM);
	}

	/** The person is asked to approve what waits at the fix. */
	public static Effect approval(IncidentId id, String fix, PersonId person) {
		return Effect.of(APPROVAL, "direct/" + person,
				Map.of(INCIDENT, id.value(), "fix", fix, PERSON, person.value()));
	}

	/** A line said in the incident's room. */
	public static Effect notice(IncidentId id, String text) {
		return Effect.of(NOTICE, IN_ROOM, Map.of(INCIDENT, id.value(), "text", text));
	}

	/** An entry goes on record; see {@link #draft}. */
	public static Effect entry(IncidentId id, Draft draft) {
		Map<String, String> about = new LinkedHashMap<>(EntryText.written(draft));
		about.put(INCIDENT, id.value());
		return Effect.of(ENTRY, "timeline", about);
	}

	/** The entry that an effect of {@link #entry} carries. */
	public static Draft draft(Effect effect) {
		return EntryText.read(effect.about());
	}

}
