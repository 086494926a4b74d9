package dev.firewatch.workflow.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.PersonId;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.FileType;
import dev.firewatch.timeline.KeptFile;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.timeline.TimelineEffect.KeepFile;

/**
 * Has the files of a captured message fetched once the answer is given, and says which
 * ones can't be kept.
 */
record CapturedFiles(Timelines timelines, CasefileEditor editor) {

	/**
	 * Who has the files kept.
	 *
	 * @param room where their message is
	 * @param key the same for each delivery of the same act by the platform
	 */
	record Keeper(PersonId person, RoomRef room, String key) {
	}

	/**
	 * Which of them can't be kept, as far as is known before they are fetched; empty if
	 * there is nothing to say.
	 */
	Optional<String> take(IncidentId incident, Entry entry, List<SharedFile> files, Keeper keeper) {
		if (files.isEmpty()) {
			return Optional.empty();
		}
		List<Effect> wanted = new ArrayList<>();
		List<String> problems = new ArrayList<>();
		long left = KeptFile.MOST_OF_AN_INCIDENT - KeptFile.sum(timelines.read(incident.value()));
		for (SharedFile file : files) {
			Optional<String> problem = problem(file, left);
			if (problem.isPresent()) {
				problems.add(notKept(file.name(), problem.get()));
			}
			else {
				left -= Math.max(0, file.size());
				wanted.add(new KeepFile(incident, entry.id(), keeper.person(), keeper.room().key(), file.id(),
						file.name(), file.address())
					.effect());
			}
		}
		if (!wanted.isEmpty()) {
			editor.change(incident, keeper.key() + "/files/" + entry.id(),
					file -> Decision.accepted(Reply.silent(), wanted));
		}
		return problems.isEmpty() ? Optional.empty()
				: Optional.of(entry.id() + " is on the timeline. " + String.join(" ", problems));
	}

	private static Optional<String> problem(SharedFile file, long left) {
		if (file.problem() != null) {
			return Optional.of(file.problem());
		}
		if (!FileType.mayBe(file.name())) {
			return Optional.of(wrongType());
		}
		return file.size() < 0 ? Optional.empty() : tooLarge(file.size(), left);
	}

	/** Why a file of the size can't be kept; empty if it can. */
	static Optional<String> tooLarge(long size, long left) {
		if (size > KeptFile.LARGEST) {
			return Optional.of("it is larger than " + KeptFile.sizeWords(KeptFile.LARGEST));
		}
		return size > left ? Optional.of("the files of this incident would be larger than "
				+ KeptFile.sizeWords(KeptFile.MOST_OF_AN_INCIDENT) + " together") : Optional.empty();
	}

	static String wrongType() {
		return "I keep only " + FileType.ALLOWED;
	}

	static String notKept(String name, String why) {
		return "I did not keep " + name + ": " + why + ".";
	}

}
