package dev.firewatch.workflow.postmortems.writing;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.postmortem.Section;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.postmortems.writing.WritingEffect.AskSection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks one person for a section, while it is open and theirs. */
class SectionQuestion implements EffectComposer {

	private final Casefiles casefiles;

	private final People people;

	private final DirectMessages directMessages;

	private final Sections sections;

	private final SectionMessages messages;

	private final Predicate<Person> atWork;

	/**
	 * @param atWork whether somebody may now be asked for something that can wait
	 */
	public SectionQuestion(Casefiles casefiles, People people, DirectMessages directMessages, Sections sections,
			SectionMessages messages, Predicate<Person> atWork) {
		this.casefiles = casefiles;
		this.people = people;
		this.directMessages = directMessages;
		this.sections = sections;
		this.messages = messages;
		this.atWork = atWork;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(AskSection.class, this::compose));
	}

	private Optional<Outgoing> compose(AskSection ask) {
		Casefile file = casefiles.find(ask.incident()).orElseThrow();
		PersonId person = people.find(ask.person()).map(Person::id).orElse(ask.person());
		return open(file, ask.section(), person).map(
				section -> directMessages.to(person, file.incident().home(), messages.question(file, section, person)));
	}

	private Optional<Section> open(Casefile file, String section, PersonId person) {
		boolean written = file.postmortem().filter(postmortem -> !postmortem.published()).isPresent();
		// A question that could not be sent in working hours is asked again later.
		boolean mayWait = people.find(person).filter(atWork.negate()).isPresent();
		if (!written || mayWait) {
			return Optional.empty();
		}
		return sections.open(file)
			.stream()
			.filter(open -> open.id().equals(section) && sections.owner(file, open).equals(person))
			.findFirst();
	}

}
