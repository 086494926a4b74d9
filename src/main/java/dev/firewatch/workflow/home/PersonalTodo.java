package dev.firewatch.workflow.home;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Obligation;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Block;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.obligations.Debtors;
import dev.firewatch.workflow.obligations.ObligationLines;

/** What waits for a person, across incidents. */
class PersonalTodo {

	private final IncidentResolver resolver;

	private final Obligations obligations;

	private final Debtors debtors;

	private final ObligationLines lines;

	public PersonalTodo(IncidentResolver resolver, Obligations obligations, Debtors debtors, ObligationLines lines) {
		this.resolver = resolver;
		this.obligations = obligations;
		this.debtors = debtors;
		this.lines = lines;
	}

	/** One line with its buttons for each item. */
	public List<Block> by(Person of, LocalDate today) {
		PersonId person = of.id();
		List<Block> blocks = new ArrayList<>();
		for (Casefile file : resolver.open(of)) {
			Map<String, Block> theirs = new LinkedHashMap<>();
			Debtors.FileDebtors chains = debtors.within(file);
			obligations.of(file)
				.stream()
				.filter(obligation -> isTheirs(file, obligation, person, chains.of(obligation, today)))
				.forEach(obligation -> theirs.put(obligation.key(), lines.line(file, obligation, today, person)));
			blocks.addAll(theirs.values());
		}
		return blocks;
	}

	private boolean isTheirs(Casefile file, Obligation obligation, PersonId person, Debtors.Chain chain) {
		// What waits for approval stays its owner's until somebody else has decided.
		boolean decidedByOthers = obligation.kind().approval()
				&& file.fix(obligation.item()).filter(fix -> file.owns(person, fix)).isPresent();
		return decidedByOthers || chain.acting().contains(person) || chain.missing().contains(person);
	}

}
