package dev.firewatch.workflow.obligations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.chat.Block;
import dev.firewatch.people.Person;
import dev.firewatch.workflow.obligations.OtherDocument.OtherWaiting;

/** What waits for people in all documents that are no casefiles. */
public class Elsewhere {

	private static final int PAGE = 200;

	private final List<OtherObligations> kinds;

	private final Debtors debtors;

	Elsewhere(List<OtherObligations> kinds, Debtors debtors) {
		this.kinds = List.copyOf(kinds);
		this.debtors = debtors;
	}

	/** A line for each thing that waits for the person. */
	public List<Block> waitingFor(Person person, LocalDate today) {
		if (person.isOutsider()) {
			return List.of();
		}
		List<Block> lines = new ArrayList<>();
		for (OtherObligations kind : kinds) {
			for (OtherDocument document : kind.owing(debtors.couldConcern(person.id(), today), today, PAGE)) {
				for (OtherWaiting waiting : document.open()) {
					Debtors.Chain chain = debtors.beyond(document, waiting.obligation(), today);
					if (chain.acting().contains(person.id()) || chain.missing().contains(person.id())) {
						lines.add(waiting.line());
					}
				}
			}
		}
		return lines;
	}

	/** The first of those in which something may be due by the moment. */
	public List<OtherDocument> toAttend(Instant now) {
		List<OtherDocument> all = new ArrayList<>();
		kinds.forEach(kind -> all.addAll(kind.toAttend(now, PAGE)));
		return all;
	}

	/** Records when the document has to be looked at next. */
	public void attended(OtherDocument document, Instant next) {
		kinds.stream()
			.filter(kind -> kind.name().equals(document.kind()))
			.forEach(kind -> kind.attended(document, next));
	}

	/** The document that a key names. */
	public Optional<OtherDocument> find(String key, LocalDate today) {
		return kinds.stream()
			.filter(kind -> key.startsWith(new OtherDocument(kind.name(), "", 0, "", List.of()).key()))
			.findFirst()
			.flatMap(kind -> kind.find(key.substring(kind.name().length() + 1), today));
	}

}
