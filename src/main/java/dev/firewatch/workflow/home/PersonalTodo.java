package dev.firewatch.workflow.home;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Span;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Section;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.fixes.Verifiers;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.postmortems.writing.Sections;

/** What a person owes, across incidents: fixes, results, approvals and sections. */
class PersonalTodo {

	private final IncidentResolver resolver;

	private final Sections sections;

	private final FixLines lines;

	private final Verifiers verifiers;

	public PersonalTodo(IncidentResolver resolver, Sections sections, FixLines lines, Verifiers verifiers) {
		this.resolver = resolver;
		this.sections = sections;
		this.lines = lines;
		this.verifiers = verifiers;
	}

	/** One line with its buttons for each thing. */
	public List<Block> by(Person of, LocalDate today) {
		PersonId person = of.id();
		List<Block> blocks = new ArrayList<>();
		for (Casefile file : resolver.open(of)) {
			for (Fix fix : file.fixes()) {
				if (owes(file, fix, person)) {
					blocks.add(lines.line(file, fix, today, person));
				}
			}
			if (file.postmortem().filter(postmortem -> !postmortem.published()).isPresent()) {
				sections.open(file)
					.stream()
					.filter(section -> sections.owner(file, section).equals(person))
					.forEach(section -> blocks.add(section(file, section)));
			}
		}
		return blocks;
	}

	private boolean owes(Casefile file, Fix fix, PersonId person) {
		if (fix.status().settled()) {
			return false;
		}
		if (fix.awaitsApproval()) {
			// It stays the owner's until somebody else has decided.
			return file.owns(person, fix) || verifiers.approvers(file, fix).contains(person);
		}
		boolean toVerify = fix.status() == FixStatus.DONE
				|| (fix.status() == FixStatus.STARTED && fix.lastVerification().isPresent());
		if (toVerify && verifiers.of(file, fix).equals(person)) {
			return true;
		}
		return fix.status() != FixStatus.DONE && file.people(fix.owners()).contains(person);
	}

	private static Block section(Casefile file, Section section) {
		Postmortem postmortem = file.postmortem().orElseThrow();
		return new Block.Item(
				List.of(Span.plain("✍️ "), Span.strong(section.title()),
						Span.plain(" · about " + section.minutes() + " min · " + file.id() + " · draft due "),
						Span.dateTime(postmortem.draftDue())),
				List.of(Button.primary("Answer", new Action("postmortem", file.id().value(), section.id()))));
	}

}
