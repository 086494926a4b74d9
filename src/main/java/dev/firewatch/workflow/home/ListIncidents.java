package dev.firewatch.workflow.home;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.Person;
import dev.firewatch.workflow.kernel.Wording;

/** Lists incidents the caller may see, or searches them. */
class ListIncidents implements Verb {

	private static final VerbInfo INFO = new VerbInfo(420, "list", List.of(), Group.OVERVIEW, "list [all] [<text>]",
			"open incidents or a search");

	private static final int SHOWN = 15;

	/** Beyond that, nobody needs to know how many there are. */
	private static final int COUNTED = 100;

	private final Casefiles casefiles;

	public ListIncidents(Casefiles casefiles) {
		this.casefiles = casefiles;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		FirstWord words = FirstWord.of(command.argument());
		boolean all = words.first().equalsIgnoreCase("all");
		String search = (all ? words.rest() : command.argument()).strip();
		CasefileSearch wanted = CasefileSearch.by(command.caller().person()).withAnyWord(search);
		if (!all && search.isEmpty()) {
			wanted = wanted.unfinished();
		}
		List<CasefileSummary> found = casefiles.search(wanted, 0, SHOWN + 1);
		boolean more = found.size() > SHOWN;
		String first = found.isEmpty() ? nothing(search, command.caller().person()) : number(wanted, found.size())
				+ (all || !search.isEmpty() ? "" : " open") + (search.isEmpty() ? "" : " with \"" + search + "\"");
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		found.stream().limit(SHOWN).forEach(file -> blocks.add(line(file, command)));
		if (more) {
			blocks.add(Block.aside(Span.plain("These are the newest. Narrow it down: "), Span.code("list checkout")));
		}
		return new Reply.Whisper(new Message(first, blocks));
	}

	/**
	 * How many there are; whoever searches narrows it down, and need not wait until every
	 * title was looked at.
	 */
	private String number(CasefileSearch wanted, int found) {
		if (found <= SHOWN) {
			return Wording.count(found, "incident");
		}
		if (!wanted.words().isEmpty()) {
			return "More than " + Wording.count(SHOWN, "incident");
		}
		int number = casefiles.count(wanted, COUNTED);
		return (number < COUNTED ? "" : "At least ") + Wording.count(number, "incident");
	}

	private static String nothing(String search, Person reader) {
		if (reader.isOutsider()) {
			return Outsider.ELSEWHERE;
		}
		return search.isEmpty() ? "No incident is open. Declare one with `new <title>`."
				: "No incident you can see has \"" + search + "\" in its title, id or status.";
	}

	private static Block line(CasefileSummary file, Command command) {
		Duration age = Duration.between(file.incident().declaredAt(), command.at());
		return new Block.Item(List.of(Span.strong(file.incident().severity().name()),
				Span.plain(" · " + Wording.brief(file.incident().title()) + " · " + file.incident().status().words()
						+ " · " + Wording.lasting(age) + " ago · " + file.id())),
				List.of(Button.of("Open", new Action("status", file.id().value(), ""))));
	}

}
