package dev.firewatch.workflow.postmortems;

import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Section;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.postmortem.Template;
import dev.firewatch.postmortem.Templates;

/** The sections of a casefile's postmortem and whom each is with. */
public class Sections {

	private final Templates templates;

	public Sections(Templates templates) {
		this.templates = templates;
	}

	public Template template(Postmortem postmortem) {
		return templates.template(postmortem.template()).orElseThrow();
	}

	/**
	 * Who is to answer: whom it was given to, else its role's holder, else the commander,
	 * else who declared.
	 */
	public PersonId owner(Casefile file, Section section) {
		SectionState state = file.postmortem().orElseThrow().state(section.id());
		if (state.assignee() != null) {
			return state.assignee();
		}
		return file.incident()
			.holder(section.role())
			.or(() -> file.incident().holder("commander"))
			.orElse(file.incident().declaredBy());
	}

	/** Why the person is asked, in a sentence. */
	public String reason(Casefile file, Section section, PersonId person) {
		SectionState state = file.postmortem().orElseThrow().state(section.id());
		if (person.equals(state.assignee())) {
			return "It was handed over to you.";
		}
		if (file.incident().holder(section.role()).filter(person::equals).isPresent()) {
			return "You were " + section.role().replace('-', ' ') + ", so this one is yours.";
		}
		return "Nobody was " + section.role().replace('-', ' ') + ", so this one comes to you.";
	}

	/** The open sections, in the template's order. */
	public List<Section> open(Casefile file) {
		Postmortem postmortem = file.postmortem().orElseThrow();
		return template(postmortem).sections()
			.stream()
			.filter(section -> postmortem.has(section.id()) && !postmortem.state(section.id()).settled())
			.toList();
	}

	/** The person's next open section. */
	public Optional<Section> next(Casefile file, PersonId person) {
		return open(file).stream().filter(section -> owner(file, section).equals(person)).findFirst();
	}

	/** The section's place among all, such as {@code 3 of 8}. */
	public String place(Casefile file, Section section) {
		List<Section> all = template(file.postmortem().orElseThrow()).sections();
		return (all.indexOf(section) + 1) + " of " + all.size();
	}

}
