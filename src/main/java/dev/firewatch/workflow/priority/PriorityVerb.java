package dev.firewatch.workflow.priority;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.IncidentAddress;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.Person;
import dev.firewatch.priority.Factor;
import dev.firewatch.priority.RealRecord;
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PerhapsANote;
import dev.firewatch.workflow.kernel.RefusalWithText;
import org.jspecify.annotations.Nullable;

/** Shows what comes first, and corrects a factor of an incident or a risk. */
class PriorityVerb implements Verb {

	static final String NAME = "priority";

	private static final VerbInfo INFO = new VerbInfo(429, NAME, List.of("priorities"), Group.OVERVIEW,
			"priority · priority <incident or RISK-001> [<factor> 0.7 <why>]",
			"which incidents and risks come first and why; correct a factor");

	private static final String WHO = "Only people of the organisation see which incidents and risks come first.";

	private final RealPriorities real;

	private final PriorityDecisions decisions;

	private final IncidentResolver resolver;

	private final PersonalLinks links;

	PriorityVerb(RealPriorities real, PriorityDecisions decisions, IncidentResolver resolver, PersonalLinks links) {
		this.real = real;
		this.decisions = decisions;
		this.resolver = resolver;
		this.links = links;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	/** A factor with what follows it. */
	private record NamedFactor(Factor factor, String rest) {

		/** Its words, with a blank, a hyphen or a line between them, or as the key. */
		static Optional<NamedFactor> in(String text) {
			FirstWord first = FirstWord.of(text);
			FirstWord second = FirstWord.of(first.rest());
			for (Factor factor : Factor.values()) {
				if (key(first.first()).equals(factor.key())) {
					return Optional.of(new NamedFactor(factor, first.rest()));
				}
				if (key(first.first() + "_" + second.first()).equals(factor.key())) {
					return Optional.of(new NamedFactor(factor, second.rest()));
				}
			}
			return Optional.empty();
		}

		private static String key(String word) {
			return word.toLowerCase(Locale.ROOT).replace('-', '_');
		}

	}

	@Override
	public Reply act(Command command) {
		Person person = command.caller().person();
		if (person.isOutsider()) {
			return RefusalWithText.text(WHO, command);
		}
		List<RealRecord> records = real.read(CasefileSearch.by(person));
		if (command.argument().isBlank() && command.address() == null) {
			return new Reply.Whisper(
					PriorityCard.list(records, decisions.rule(), links.issue(person.id(), "/priority")));
		}
		FirstWord words = FirstWord.of(command.argument());
		Optional<RealRecord> named = record(words.first(), command, records);
		if (named.isPresent()) {
			return about(named.get(), words.rest(), command);
		}
		String address = command.address();
		if (address != null) {
			return record(address, command, records).map(record -> about(record, command.argument(), command))
				.orElseGet(() -> RefusalWithText.whole(gone(address), command));
		}
		Optional<IncidentId> here = resolver.here(command);
		if (here.isPresent() && NamedFactor.in(command.argument()).isPresent()) {
			return record(here.get().value(), command, records)
				.map(record -> about(record, command.argument(), command))
				.orElseGet(() -> RefusalWithText.whole(gone(here.get().value()), command));
		}
		return unclear(words, command, here);
	}

	private static Optional<RealRecord> record(@Nullable String word, Command command, List<RealRecord> records) {
		if (word == null || word.isEmpty()) {
			return Optional.empty();
		}
		List<String> ids = new ArrayList<>(List.of(word.toUpperCase(Locale.ROOT), word));
		if (IncidentAddress.isPossible(word)) {
			ids.addAll(IncidentAddress.inFull(word, command.at().atZone(ZoneOffset.UTC).getYear()));
		}
		return ids.stream().flatMap(id -> records.stream().filter(record -> record.id().equals(id))).findFirst();
	}

	/** What it is that the list doesn't hold, or a text that only began like this. */
	private static String gone(String id) {
		return id + " isn't among the incidents that have not ended and the risks that aren't retired. `priority`"
				+ " shows which come first.";
	}

	private static Reply unclear(FirstWord words, Command command, Optional<IncidentId> here) {
		boolean isId = IncidentAddress.isPossible(words.first())
				|| words.first().toUpperCase(Locale.ROOT).startsWith("RISK-");
		if (isId) {
			return RefusalWithText.whole(gone(words.first()), command);
		}
		return PerhapsANote.reply(
				"What is to be corrected? Say `priority <incident or RISK-001> exposure 0.7 <why>`. `priority` alone shows"
						+ " what comes first.",
				command, here, List.of(), "`new`");
	}

	private Reply about(RealRecord record, String rest, Command command) {
		Optional<NamedFactor> named = NamedFactor.in(rest);
		if (rest.isBlank()) {
			return new Reply.Whisper(PriorityCard.of(record));
		}
		if (rest.strip().equals(PriorityCard.CORRECT)) {
			return new Reply.Ask(PriorityCard.form(record, null));
		}
		if (named.isEmpty()) {
			return RefusalWithText.whole("Which factor? They are " + PriorityCard.factors()
					+ ". Write it like `priority " + record.id() + " exposure 0.7 two more regions than we thought`.",
					command);
		}
		FirstWord value = FirstWord.of(named.get().rest());
		if (value.isEmpty()) {
			return new Reply.Ask(PriorityCard.form(record, named.get().factor()));
		}
		return real
			.correct(CasefileSearch.by(command.caller().person()), record.id(), named.get().factor().key(),
					value.first(), value.rest(), command.caller().person().id())
			.map(problem -> RefusalWithText.whole(problem, command))
			.orElseGet(() -> corrected(record.id(), named.get().factor(), command.caller().person()));
	}

	/** What it is now, so that whoever corrected it sees that it counts. */
	private Reply corrected(String id, Factor factor, Person person) {
		return real.read(CasefileSearch.by(person))
			.stream()
			.filter(record -> record.id().equals(id))
			.findFirst()
			.<Reply>map(record -> new Reply.Whisper(PriorityCard.corrected(record, factor)))
			.orElseGet(() -> Reply.whisper(gone(id)));
	}

	@Override
	public Reply submitted(Submission submission) {
		Person person = submission.caller().person();
		String id = FirstWord.of(submission.action().argument()).first();
		String factor = submission.text("factor");
		if (person.isOutsider() || !Factor.keys().contains(factor)) {
			return person.isOutsider() ? Reply.whisper(WHO) : Reply.correct("factor", "Choose one of the factors.");
		}
		Optional<String> problem = real.correct(CasefileSearch.by(person), id, factor, submission.text("value"),
				submission.text("reason"), person.id());
		if (problem.isEmpty()) {
			return corrected(id, Factor.named(factor), person);
		}
		return Reply.correct(RealPriorities.isFactor(submission.text("value")) ? "reason" : "value", problem.get());
	}

}
