package dev.firewatch.workflow.postmortems.writing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Question;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.postmortem.Template;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.workflow.obligations.Debtors;

/** The sections of a casefile's postmortem, and who has each. */
public class Sections {

	private final Templates templates;

	private final Debtors debtors;

	private final People people;

	private final Clock clock;

	private final ZoneId zone;

	/**
	 * @param zone the organisation's
	 */
	Sections(Templates templates, Debtors debtors, People people, Clock clock, ZoneId zone) {
		this.templates = templates;
		this.debtors = debtors;
		this.people = people;
		this.clock = clock;
		this.zone = zone;
	}

	public Template template(Postmortem postmortem) {
		return templates.template(postmortem.template()).orElseThrow();
	}

	/** Who is to answer: whoever stands in for an owner who can't be reached. */
	public PersonId owner(Casefile file, Section section) {
		return debtors.standIn(file, file.sectionOwner(section), LocalDate.ofInstant(clock.instant(), zone));
	}

	/** Whether the draft should be there by now. */
	boolean isLate(Postmortem postmortem) {
		return clock.instant().isAfter(postmortem.draftDue());
	}

	/** Why the person is asked, in a sentence. */
	public String reason(Casefile file, Section section, PersonId person) {
		SectionState state = file.postmortem().orElseThrow().state(section.id());
		PersonId owner = file.sectionOwner(section);
		if (!owner.equals(person)) {
			return people.nameOf(owner) + " can't be reached, so this one comes to you.";
		}
		if (person.equals(state.with().person())) {
			return "It was handed over to you.";
		}
		if (state.with().role() != null
				&& file.incident().holder(state.with().role()).filter(person::equals).isPresent()) {
			return "It was handed over to the " + state.with().role().replace('-', ' ') + ".";
		}
		if (file.incident().holder(section.role()).filter(person::equals).isPresent()) {
			return "You had the role of " + section.role().replace('-', ' ') + ", so this section is yours.";
		}
		return "Nobody had the role of " + section.role().replace('-', ' ') + ", so this section comes to you.";
	}

	/** The open sections, the important ones first, else in the template's order. */
	public List<Section> open(Casefile file) {
		Postmortem postmortem = file.postmortem().orElseThrow();
		return shown(file).stream()
			.filter(section -> !postmortem.state(section.id()).settled())
			.sorted(Comparator.comparing(Section::importance))
			.toList();
	}

	/** The sections that apply, in the template's order. */
	public List<Section> shown(Casefile file) {
		Postmortem postmortem = file.postmortem().orElseThrow();
		return template(postmortem).sections().stream().filter(section -> postmortem.has(section.id())).toList();
	}

	/** The questions of the section that apply. */
	public List<Question> questions(Casefile file, Section section) {
		return section.questions(file.incident(), file.postmortem().orElseThrow().answers());
	}

	/** The question with the id, and its section. */
	public Optional<FoundSection> question(Casefile file, String id) {
		return shown(file).stream()
			.flatMap(section -> section.question(id).map(question -> new FoundSection(section, question)).stream())
			.findFirst();
	}

	/** A question and its section. */
	public record FoundSection(Section section, Question question) {
	}

	/** All templates. */
	public Templates templates() {
		return templates;
	}

	/** The person's next open section. */
	public Optional<Section> next(Casefile file, PersonId person) {
		return open(file).stream().filter(section -> owner(file, section).equals(person)).findFirst();
	}

	/** The section's place among all, such as {@code 3 of 8}. */
	public String place(Casefile file, Section section) {
		List<Section> all = shown(file);
		return (all.indexOf(section) + 1) + " of " + all.size();
	}

}
