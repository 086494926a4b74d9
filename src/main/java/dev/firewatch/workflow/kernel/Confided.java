package dev.firewatch.workflow.kernel;

import java.util.Set;

import dev.firewatch.people.PersonId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** Who was last written down as confidants of all private incidents. */
@Document("confided")
record Confided(@Id String id, Set<PersonId> people) {

	static final String ID = "private";

	Confided {
		people = people == null ? Set.of() : Set.copyOf(people);
	}

}
