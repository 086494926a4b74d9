package dev.firewatch.workflow.postmortems.writing;

import java.time.LocalDate;
import java.util.List;

import dev.firewatch.workflow.postmortems.writing.AskedQuestions.AskedQuestion;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;

/** Which of a day's slots for questions are taken. */
interface AskedQuestions extends Repository<AskedQuestion, String> {

	/**
	 * A slot that is taken.
	 *
	 * @param id person, local date and slot
	 * @param what the question that took the slot
	 * @param day null in documents of older versions
	 */
	@Document("questions")
	record AskedQuestion(@Id String id, String what, @Nullable LocalDate day) {
	}

	List<AskedQuestion> findAllById(Iterable<String> ids);

	AskedQuestion insert(AskedQuestion question);

	void deleteByDayBefore(LocalDate day);

}
