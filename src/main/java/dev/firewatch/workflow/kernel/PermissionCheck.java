package dev.firewatch.workflow.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.incident.Involved;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.policy.Permissions;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Refusal;
import dev.firewatch.policy.Refusal.Rule;
import dev.firewatch.remediation.Fix;
import org.jspecify.annotations.Nullable;

/** Who may do what, according to the policy. */
public class PermissionCheck {

	private final Policy policy;

	private final SeniorGroup seniorGroup;

	public PermissionCheck(Policy policy, SeniorGroup seniorGroup) {
		this.policy = policy;
		this.seniorGroup = seniorGroup;
	}

	/** The people of the senior group, including its user groups. */
	public List<PersonId> seniors() {
		return seniorGroup.members();
	}

	/** What an administrator has to mend in the senior group. */
	public List<String> seniorProblems() {
		return seniorGroup.problems();
	}

	private boolean isSenior(Person person) {
		return seniors().contains(person.id());
	}

	/** Whether the person may change any risk of the register, whoever owns it. */
	public boolean keepsRegister(Person person) {
		return mayWithoutIncident(Permissions.RISK, person);
	}

	/**
	 * Whether the person may do something that belongs to no incident. Without a senior
	 * group, senior means anyone of the organisation.
	 */
	public boolean mayWithoutIncident(String action, Person person) {
		Set<String> allowed = policy.permissions().allowed(action);
		boolean senior = policy.seniorGroup().isEmpty() || isSenior(person);
		return !person.isOutsider()
				&& (allowed.contains(Permissions.ANYONE) || senior && allowed.contains(Permissions.SENIOR));
	}

	/** Who may know of private incidents beside those who take part. */
	Set<PersonId> confidants() {
		Set<String> allowed = policy.permissions().allowed(Permissions.SEE_PRIVATE);
		Set<PersonId> all = new LinkedHashSet<>();
		if (allowed.contains(Permissions.ANYONE)) {
			all.add(Involved.EVERYBODY);
		}
		if (allowed.contains(Permissions.SENIOR)) {
			all.addAll(seniors());
		}
		return all;
	}

	/** The people who may decide when two signals require a decision. */
	public List<PersonId> deciders(Involved incident) {
		Set<PersonId> all = new LinkedHashSet<>();
		incident.holder("commander").ifPresent(all::add);
		all.addAll(seniors());
		return all.stream().filter(incident::visibleTo).toList();
	}

	/** Whether the person may decide when two signals require a decision. */
	public boolean decides(Casefile file, Person person) {
		return file.incident().holder("commander").filter(person.id()::equals).isPresent() || isSenior(person);
	}

	/** Who may, in words. */
	public String deciders() {
		return "the commander" + (policy.seniorGroup().isEmpty() ? "" : " or the senior group");
	}

	/** The refusal, if the person may not do it. */
	public Optional<Refusal> refusal(String action, Casefile file, Person person) {
		Set<String> allowed = policy.permissions().allowed(action);
		boolean may = allowed.stream().anyMatch(who -> matches(who, file, person));
		return may ? Optional.empty() : Optional.of(new Refusal(Rule.NOT_PERMITTED, named(allowed)));
	}

	/**
	 * The same of something that somebody wrote; its author may be allowed to as well.
	 */
	public Optional<Refusal> refusal(String action, Casefile file, Person person, @Nullable PersonId author) {
		boolean theirs = person.id().equals(author)
				&& policy.permissions().allowed(action).contains(Permissions.AUTHOR);
		return theirs ? Optional.empty() : refusal(action, file, person);
	}

	private boolean matches(String who, Casefile file, Person person) {
		return switch (who) {
			case "anyone" -> true;
			case "senior" -> isSenior(person);
			default -> file.incident().holder(who).filter(person.id()::equals).isPresent();
		};
	}

	private List<String> named(Set<String> allowed) {
		List<String> names = new ArrayList<>();
		for (String who : allowed) {
			names.add(who.equals("senior") ? "the senior group" : who.equals(Permissions.AUTHOR) ? "whoever wrote it"
					: "the " + policy.role(who).map(role -> role.title().toLowerCase(Locale.ROOT)).orElse(who));
		}
		names.sort(null);
		return names;
	}

	/** The people whom the policy allows to do it. */
	private List<PersonId> people(String action, Involved incident) {
		Set<PersonId> allowed = new LinkedHashSet<>();
		for (String who : policy.permissions().allowed(action)) {
			if (who.equals("senior")) {
				allowed.addAll(seniors());
			}
			else if (who.equals("anyone")) {
				allowed.addAll(incident.members());
			}
			else {
				incident.holder(who).ifPresent(allowed::add);
			}
		}
		return allowed.stream().filter(incident::visibleTo).toList();
	}

	/** The people who may decide on an exception or a drop: never the fix's owners. */
	public List<PersonId> approvers(Casefile file, Fix fix) {
		return approvers(file.incident(), file.people(fix.owners()));
	}

	/** The same, of a fix with these owners. */
	public List<PersonId> approvers(Involved incident, List<PersonId> owners) {
		return people("approve", incident).stream().filter(person -> !owners.contains(person)).toList();
	}

}
