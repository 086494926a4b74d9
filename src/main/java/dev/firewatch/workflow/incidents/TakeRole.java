package dev.firewatch.workflow.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.incident.RoleHolder;
import dev.firewatch.people.People;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RoleRule;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.ConcurrentChange;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Departures;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;

/** Gives a role to somebody; to the caller if nobody is named. */
class TakeRole implements Verb {

	private static final VerbInfo INFO = new VerbInfo(80, "role", List.of("lead", "assign"), Group.INCIDENT,
			"role <role> [@person]", "take a role, or give it to somebody")
		.asking();

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final Policy policy;

	private final People people;

	public TakeRole(IncidentResolver resolver, CasefileEditor editor, Policy policy, People people) {
		this.resolver = resolver;
		this.editor = editor;
		this.policy = policy;
		this.people = people;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, role) -> {
			if (role.argument().isBlank()) {
				return new Reply.Ask(form(file, role));
			}
			int at = role.argument().indexOf('@');
			String roleText = (at < 0 ? role.argument() : role.argument().substring(0, at)).strip();
			Optional<RoleRule> found = roleText.isEmpty() ? policy.role("commander") : policy.role(roleText);
			if (found.isEmpty()) {
				return RefusalWithText.text("\"" + roleText + "\" isn't a role. The roles are "
						+ Wording.joined(policy.roles().stream().map(RoleRule::id).toList()) + ".", role);
			}
			PersonId person = role.caller().person().id();
			if (at >= 0) {
				String token = role.argument().substring(at).strip();
				Optional<PersonId> named = role.mentioned(token);
				if (named.isEmpty()) {
					return RefusalWithText
						.text("I don't know " + token + ". Mention one person, such as `role scribe @bob`.", role);
				}
				person = named.get();
			}
			Optional<String> gone = Departures.refusal(people, List.of(person));
			if (gone.isPresent()) {
				return RefusalWithText.text(gone.get(), role);
			}
			return give(file, role, found.get(), person, ConcurrentChange.knowingly(role));
		});
	}

	@Override
	public Reply submitted(Submission submission) {
		return resolver.about(submission, file -> {
			Optional<RoleRule> role = policy.role(submission.text("role"));
			if (role.isEmpty() || submission.people("person").isEmpty()) {
				return Reply.correct(role.isEmpty() ? "role" : "person", "Choose one.");
			}
			PersonId person = submission.people("person").get(0);
			return Departures.refusal(people, List.of(person))
				.map(gone -> Reply.correct("person", gone))
				.orElseGet(() -> give(file, submission.asCommand(""), role.get(), person, false));
		});
	}

	private Reply give(Casefile addressed, Command command, RoleRule role, PersonId person, boolean knowingly) {
		String name = people.nameOf(person);
		return editor.change(addressed.id(), command.key(), file -> {
			Optional<RoleHolder> unseen = file.incident()
				.held(role.id())
				.filter(held -> !knowingly && !held.person().equals(person) && mayBeUnseen(held, person, command));
			if (unseen.isPresent()) {
				return Decision.refused(overtaken(file, unseen.get(), role, command));
			}
			return file.incident()
				.give(new RoleHolder(role.id(), person, command.at()))
				.map(refusal -> Decision.refused(RefusalWithText.text(Wording.refusal(refusal), command)))
				.orElseGet(() -> Decision.accepted(
						Reply.say(name + " has the role of " + role.title().toLowerCase(Locale.ROOT) + " now."),
						effects(file, command, role, person, name)));
		});
	}

	/**
	 * Somebody who takes a role with an older message's button may not know that it is
	 * held.
	 */
	private static boolean mayBeUnseen(RoleHolder held, PersonId person, Command command) {
		boolean takesIt = command.caller().person().id().equals(person);
		return takesIt && (command.caller().pressedOn() != null
				|| ConcurrentChange.mayBeUnseen(held.person(), held.since(), command));
	}

	private Reply overtaken(Casefile file, RoleHolder held, RoleRule role, Command command) {
		String title = role.title().toLowerCase(Locale.ROOT);
		String name = people.nameOf(held.person());
		String news = name + " became " + title + " " + ConcurrentChange.ago(held.since(), command) + ".";
		return ConcurrentChange.ask(news, "Take over?", "Take over", role.id(), "Leave it", command, file.id().value());
	}

	private static List<Effect> effects(Casefile file, Command command, RoleRule role, PersonId person, String name) {
		List<Effect> effects = new ArrayList<>();
		effects.add(Effects.invite(file.id(), person));
		effects.addAll(List.of(Effects.refreshed(file.id())));
		effects.add(SystemEntries.by(file.id(), command, name + " is " + role.title().toLowerCase(Locale.ROOT)));
		effects.add(Effects.home(person));
		return effects;
	}

	private Form form(Casefile file, Command command) {
		List<Field.Option> roles = policy.roles()
			.stream()
			.map(role -> new Field.Option(role.id(), role.title() + holder(file, role)))
			.collect(Collectors.toList());
		String free = policy.roles()
			.stream()
			.map(RoleRule::id)
			.filter(id -> file.incident().holder(id).isEmpty())
			.findFirst()
			.orElse("commander");
		return Form.of(new Action("role", file.id().value(), ""), "Give a role", "Give",
				new Field.ChoiceField("role", "Role", false, roles, free, null),
				new Field.PeopleField("person", "To", false, false, List.of(command.caller().person().id())));
	}

	private String holder(Casefile file, RoleRule role) {
		return file.incident().holder(role.id()).map(id -> " (now " + people.nameOf(id) + ")").orElse("");
	}

}
