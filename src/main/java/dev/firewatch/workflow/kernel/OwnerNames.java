package dev.firewatch.workflow.kernel;

import java.util.List;

import dev.firewatch.incident.Involved;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RoleRule;
import dev.firewatch.remediation.Owner;

/** Names those to whom something belongs, people and roles, for lists and documents. */
public class OwnerNames {

	private final People people;

	private final Policy policy;

	OwnerNames(People people, Policy policy) {
		this.people = people;
		this.policy = policy;
	}

	/**
	 * Their names.
	 * @param nobody what to say if there is none
	 */
	public String of(List<Owner> owners, Involved incident, String nobody) {
		List<String> names = owners.stream().map(owner -> name(owner, incident)).toList();
		return names.isEmpty() ? nobody : Wording.joined(names);
	}

	private String name(Owner owner, Involved incident) {
		if (owner.person() != null) {
			return people.nameOf(owner.person());
		}
		String role = String.valueOf(owner.role());
		String title = policy.role(role).map(RoleRule::title).orElse(role);
		return incident.holder(role).map(people::nameOf).map(name -> name + " (" + title + ")").orElse(title);
	}

}
