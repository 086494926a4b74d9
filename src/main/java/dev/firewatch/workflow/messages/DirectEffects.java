package dev.firewatch.workflow.messages;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Effect;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.postmortem.Section;
import dev.firewatch.remediation.Fix;
import dev.firewatch.workflow.Effects;
import dev.firewatch.workflow.fixes.FixLines;
import dev.firewatch.workflow.postmortems.SectionMessages;
import dev.firewatch.workflow.postmortems.Sections;
import org.jspecify.annotations.Nullable;

/** What goes to one person alone: questions, approvals, and the home view. */
public class DirectEffects implements EffectComposer {

	private final Casefiles casefiles;

	private final People people;

	private final Sections sections;

	private final SectionMessages messages;

	private final HomeMessage home;

	private final Predicate<Person> atWork;

	/**
	 * @param atWork whether somebody may be asked for something that can wait
	 */
	public DirectEffects(Casefiles casefiles, People people, Sections sections, SectionMessages messages,
			HomeMessage home, Predicate<Person> atWork) {
		this.casefiles = casefiles;
		this.people = people;
		this.sections = sections;
		this.messages = messages;
		this.home = home;
		this.atWork = atWork;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(Effects.QUESTION, Effects.APPROVAL, Effects.HOME);
	}

	@Override
	public Optional<Outgoing> compose(Effect effect) {
		PersonId named = new PersonId(effect.get(Effects.PERSON));
		PersonId person = people.find(named).map(Person::id).orElse(named);
		if (effect.kind().equals(Effects.HOME)) {
			// In Slack it is composed anew at each visit; elsewhere it is only kept.
			return people.find(person)
				.map(known -> new Outgoing.Home(platform(known, Platform.TEAMS), person, home.home(known)));
		}
		Casefile file = casefiles.find(new IncidentId(effect.get(Effects.INCIDENT))).orElseThrow();
		Optional<Message> message = effect.kind().equals(Effects.QUESTION) ? question(file, effect, person)
				: approval(file, effect);
		return message.map(text -> new Outgoing.Direct(people.find(person)
			.map(known -> platform(known, file.incident().home()))
			.orElse(file.incident().home()), person, text));
	}

	/**
	 * The platform to reach somebody on: the incident's own if they have an account
	 * there.
	 */
	static Platform platform(Person person, @Nullable Platform preferred) {
		if (preferred != null && person.on(preferred).isPresent()) {
			return preferred;
		}
		return person.accounts().get(0).platform();
	}

	private Optional<Message> question(Casefile file, Effect effect, PersonId person) {
		if (file.postmortem().isEmpty() || file.postmortem().get().published()) {
			return Optional.empty();
		}
		if (people.find(person).filter(atWork.negate()).isPresent()) {
			// It could not be sent while it was time; it is asked again after a while.
			return Optional.empty();
		}
		Optional<Section> section = sections.open(file)
			.stream()
			.filter(open -> open.id().equals(effect.get("section")))
			.filter(open -> sections.owner(file, open).equals(person))
			.findFirst();
		return section.map(open -> messages.question(file, open, person));
	}

	private static Optional<Message> approval(Casefile file, Effect effect) {
		return file.fix(effect.get("fix")).filter(Fix::awaitsApproval).map(fix -> approval(file, fix));
	}

	private static Message approval(Casefile file, Fix fix) {
		String first = fix.dropRequest().isPresent() ? fix.id() + " is to be dropped: do you agree?"
				: fix.id() + " missed its target: does it count all the same?";
		String why = fix.dropRequest()
			.map(drop -> drop.reason())
			.or(() -> fix.lastVerification().map(FixLines::result))
			.orElse("");
		String id = file.id().value();
		return Message.of(first, Block.paragraph(Span.strong(first)),
				Block.paragraph(Span.plain(fix.title() + " · " + why + " · " + id)),
				Block.buttons(Button.primary("Approve", new Action("approve", id, fix.id())),
						Button.of("Reject", new Action("reject", id, fix.id()))));
	}

}
