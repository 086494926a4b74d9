package dev.firewatch.workflow.home;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Obligation;
import dev.firewatch.casefile.Obligations;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Span;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.obligations.Debtors;
import dev.firewatch.workflow.obligations.Elsewhere;
import dev.firewatch.workflow.obligations.ObligationLines;

/**
 * What waits for a person, across incidents: found in their summaries; only the few that
 * are shown are read whole.
 */
class PersonalTodo {

	/** How many incidents one message shows. */
	private static final int SHOWN = 20;

	private static final int PAGE = 200;

	private final Casefiles casefiles;

	private final Obligations obligations;

	private final Debtors debtors;

	private final ObligationLines lines;

	private final Elsewhere elsewhere;

	public PersonalTodo(Casefiles casefiles, Obligations obligations, Debtors debtors, ObligationLines lines,
			Elsewhere elsewhere) {
		this.elsewhere = elsewhere;
		this.casefiles = casefiles;
		this.obligations = obligations;
		this.debtors = debtors;
		this.lines = lines;
	}

	/**
	 * What waits for somebody.
	 *
	 * @param number how many things
	 * @param blocks a line with its buttons for each of those that are shown
	 */
	record Todo(int number, List<Block> blocks) {
	}

	/** One line with its buttons for each item, those of the latest incidents first. */
	public Todo by(Person of, LocalDate today) {
		Map<IncidentId, Integer> waiting = waiting(of, today);
		List<IncidentId> shown = waiting.keySet().stream().limit(SHOWN).toList();
		List<Block> blocks = new ArrayList<>();
		if (!shown.isEmpty()) {
			casefiles.findAll(shown)
				.stream()
				.filter(file -> file.visibleTo(of))
				.sorted(Comparator.comparing((Casefile file) -> file.id().value()).reversed())
				.forEach(file -> blocks.addAll(lines(file, of.id(), today)));
		}
		List<Block> others = elsewhere.waitingFor(of, today);
		int lines = blocks.size() + others.size();
		int more = waiting.entrySet().stream().skip(SHOWN).mapToInt(Map.Entry::getValue).sum();
		if (more > 0) {
			blocks.add(Block.aside(Span.plain("… and " + Wording.count(more, "thing") + " in "
					+ Wording.count(waiting.size() - SHOWN, "older incident") + ".")));
		}
		others.stream().limit(SHOWN).forEach(blocks::add);
		if (others.size() > SHOWN) {
			blocks.add(Block.aside(
					Span.plain("… and " + Wording.count(others.size() - (long) SHOWN, "more thing") + " elsewhere.")));
		}
		return new Todo(lines + more, blocks);
	}

	/** How many things wait in which incidents, latest first. */
	private Map<IncidentId, Integer> waiting(Person of, LocalDate today) {
		CasefileSearch search = CasefileSearch.by(of).unfinished().owing(debtors.couldConcern(of.id(), today));
		Map<IncidentId, Integer> waiting = new LinkedHashMap<>();
		List<CasefileSummary> page = casefiles.search(search, 0, PAGE);
		while (!page.isEmpty()) {
			for (CasefileSummary file : page) {
				int theirs = theirs(file, file.waiting(), of.id(), today).size();
				if (theirs > 0) {
					waiting.put(file.id(), theirs);
				}
			}
			page = page.size() < PAGE ? List.of()
					: casefiles.search(search.before(page.get(page.size() - 1).id()), 0, PAGE);
		}
		return waiting;
	}

	private List<Block> lines(Casefile file, PersonId person, LocalDate today) {
		return theirs(file.summary(), obligations.of(file), person, today).values()
			.stream()
			.map(obligation -> (Block) lines.line(file, obligation, today, person))
			.toList();
	}

	/** One for each thing, by its key. */
	private Map<String, Obligation> theirs(CasefileSummary file, List<Obligation> waiting, PersonId person,
			LocalDate today) {
		Debtors.FileDebtors chains = debtors.within(file);
		Map<String, Obligation> theirs = new LinkedHashMap<>();
		waiting.stream()
			.filter(obligation -> isTheirs(file, obligation, person, chains.of(obligation, today)))
			.forEach(obligation -> theirs.put(obligation.key(), obligation));
		return theirs;
	}

	private static boolean isTheirs(CasefileSummary file, Obligation obligation, PersonId person, Debtors.Chain chain) {
		// What waits for approval stays its owner's until somebody else has decided.
		boolean decidedByOthers = obligation.kind().approval() && file.people(obligation.owners()).contains(person);
		return decidedByOthers || chain.acting().contains(person) || chain.missing().contains(person);
	}

}
