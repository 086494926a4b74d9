package dev.firewatch.workflow.priority;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.firewatch.people.PersonId;
import dev.firewatch.priority.Weightings.Weighting;
import dev.firewatch.workflow.priority.PriorityBook.BookPage;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;

/** The one document with what an organisation decided about priority. */
interface PriorityBook extends Repository<BookPage, String> {

	/**
	 * All that was decided.
	 *
	 * @param decisions which decisions the list supports, the latest last
	 */
	@Document("priorityBook")
	record BookPage(@Id String id, @Version @Nullable Long version, List<Weighting> weightings,
			List<ListDecision> decisions) {

		static final String ID = "priority";

		public BookPage {
			weightings = weightings == null ? List.of() : List.copyOf(weightings);
			decisions = decisions == null ? List.of() : List.copyOf(decisions);
		}

	}

	/** A decision that the list of priorities supports. */
	record ListDecision(String text, PersonId by, Instant at) {
	}

	Optional<BookPage> findById(String id);

	BookPage save(BookPage page);

}
