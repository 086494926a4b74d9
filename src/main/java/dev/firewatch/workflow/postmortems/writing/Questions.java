package dev.firewatch.workflow.postmortems.writing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.postmortems.writing.AskedQuestions.AskedQuestion;
import org.springframework.dao.DuplicateKeyException;

/**
 * How many questions a person is asked a day, across all instances: a question is a small
 * document whose insertion is the claim, with person, local date and slot.
 */
class Questions {

	/** After this many days nobody needs the count. */
	private static final int DAYS_KEPT = 30;

	private final AskedQuestions asked;

	Questions(AskedQuestions asked) {
		this.asked = asked;
	}

	/**
	 * Claims one of the day's slots for the question.
	 * @param what the question; the same one has one slot a day
	 * @return false if no slot is left
	 */
	boolean claim(PersonId person, LocalDate day, int places, String what) {
		Map<String, String> taken = taken(ids(person, day, places));
		if (taken.containsValue(what)) {
			return true;
		}
		for (String id : ids(person, day, places)) {
			if (!taken.containsKey(id) && insert(id, what, day)) {
				return true;
			}
		}
		return false;
	}

	private static List<String> ids(PersonId person, LocalDate day, int places) {
		return IntStream.rangeClosed(1, places).mapToObj(n -> person.value() + "/" + day + "/" + n).toList();
	}

	private Map<String, String> taken(List<String> ids) {
		return asked.findAllById(ids).stream().collect(Collectors.toMap(AskedQuestion::id, AskedQuestion::what));
	}

	private boolean insert(String id, String what, LocalDate day) {
		try {
			asked.insert(new AskedQuestion(id, what, day));
			return true;
		}
		catch (DuplicateKeyException taken) {
			return false;
		}
	}

	/** Which slots of days long past were taken matters to nobody. */
	void forget(LocalDate today) {
		asked.deleteByDayBefore(today.minusDays(DAYS_KEPT));
	}

}
