package dev.firewatch.workflow.rehearsal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.WorkspaceScript;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.rehearsal.Story.Step;

/**
 * Plays the worked case in the local workspace, dated in the past: at the end it is
 * today, and one fix still has to be verified.
 */
public class SampleStory {

	private static final int MILLIS_TO_SETTLE = 10_000;

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	private final Deliveries deliveries;

	private final Clock clock;

	private final Supplier<Optional<WorkspaceScript>> stages;

	/**
	 * @param stages the local workspace, if it is on
	 */
	public SampleStory(Casefiles casefiles, RoomDirectory rooms, Deliveries deliveries, Clock clock,
			Supplier<Optional<WorkspaceScript>> stages) {
		this.casefiles = casefiles;
		this.rooms = rooms;
		this.deliveries = deliveries;
		this.clock = clock;
		this.stages = stages;
	}

	/** Plays the story and returns the incident's id; empty if there is no stage. */
	public Optional<String> play() {
		return stages.get().map(this::play);
	}

	private String play(WorkspaceScript script) {
		Story story = Story.ticket4821();
		ZonedDateTime friday = story.latestFriday(clock.instant().atZone(script.zone()));
		String id = "";
		for (Step step : story.steps()) {
			Instant at = step.at(friday).toInstant();
			PersonId person = script.person(step.who());
			RoomRef room = room(script, step, person, id);
			if (step.submit() != null) {
				script.submit(person, room, new Action("postmortem", id, step.submit()), answers(script, step), at);
			}
			else {
				script.say(person, room, step.text(id), at);
			}
			if (id.isEmpty()) {
				id = declared(at);
				settle(id);
			}
		}
		return id;
	}

	private RoomRef room(WorkspaceScript script, Step step, PersonId person, String id) {
		return switch (step.where()) {
			case LOBBY -> script.lobby();
			case DIRECT -> script.direct(person);
			case ROOM ->
				rooms.room(id).orElseThrow(() -> new IllegalStateException("the room of " + id + " is not open"));
		};
	}

	/** The answers, with handles such as {@code @alice} turned into people. */
	private static Map<String, List<String>> answers(WorkspaceScript script, Step step) {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		step.answers()
			.forEach((question, given) -> answers.put(question,
					given.stream()
						.map(text -> text.startsWith("@") ? script.person(text.substring(1)).value() : text)
						.toList()));
		return answers;
	}

	private String declared(Instant at) {
		return casefiles.search(CasefileSearch.open().declaredAfter(at.minusMillis(1)), 0, 2)
			.stream()
			.filter(file -> file.incident().declaredAt().equals(at))
			.findFirst()
			.map(CasefileSummary::id)
			.map(Object::toString)
			.orElseThrow(() -> new IllegalStateException("the sample's incident was not declared"));
	}

	/** Waits until the requested room exists. */
	private void settle(String id) {
		long until = System.nanoTime() + MILLIS_TO_SETTLE * 1_000_000L;
		Optional<RoomRef> room = rooms.room(id);
		while (room.isEmpty() && System.nanoTime() < until) {
			deliveries.await();
			room = rooms.room(id);
		}
	}

}
