package dev.firewatch.workflow.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.firewatch.chat.SharedFile;
import dev.firewatch.timeline.ChannelUtterance;
import dev.firewatch.workflow.timeline.Proposals.Proposed;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;

/**
 * Which messages of an incident's room may belong on its timeline; small documents found
 * by {@code _id}. Whether one was kept is not written here: its key in the timeline
 * tells.
 */
interface Proposals extends Repository<Proposed, String> {

	/**
	 * What was found in a room.
	 *
	 * @param problem why it could not be read, in one sentence; null if it was
	 * @param at when; null in documents of older versions
	 * @param files what is attached to the messages; null if nothing is
	 */
	@Document("proposals")
	record Proposed(@Id String incident, List<ChannelUtterance> messages, @Nullable String problem,
			@Nullable Instant at, @Nullable List<WithFiles> files) {

		/** What is attached to the message. */
		List<SharedFile> files(ChannelUtterance message) {
			return files == null ? List.of()
					: files.stream()
						.filter(one -> one.message().equals(message.key()))
						.flatMap(one -> one.files().stream())
						.toList();
		}

		/** Only what is said of these messages. */
		Proposed with(List<ChannelUtterance> others) {
			@Nullable List<WithFiles> theirs = files == null ? null
					: files.stream()
						.filter(one -> others.stream().anyMatch(other -> other.key().equals(one.message())))
						.toList();
			return new Proposed(incident, others, problem, at, theirs);
		}

	}

	/**
	 * The files of a message.
	 *
	 * @param message the key of the entry that it would become
	 */
	record WithFiles(String message, List<SharedFile> files) {
	}

	Optional<Proposed> findById(String incident);

	void deleteByAtBefore(Instant moment);

	Proposed save(Proposed proposed);

}
