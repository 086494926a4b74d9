package dev.firewatch.workflow.fixes;

import java.util.Comparator;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.people.PersonId;
import dev.firewatch.remediation.Fix;
import dev.firewatch.workflow.kernel.PermissionCheck;

/** Who is asked whether a fix works, or whether it counts anyway. */
public class Verifiers {

	private final PermissionCheck permissions;

	public Verifiers(PermissionCheck permissions) {
		this.permissions = permissions;
	}

	/** The people of the senior group. */
	public List<PersonId> seniors() {
		return permissions.seniors();
	}

	/** The people who may decide on an exception or a drop. */
	public List<PersonId> approvers(Casefile file, Fix fix) {
		return permissions.approvers(file, fix);
	}

	/**
	 * The verifier of the plan, else the commander, else anybody in the incident who does
	 * not own the fix, else the person who declared it.
	 */
	public PersonId of(Casefile file, Fix fix) {
		if (fix.plan().verifier() != null) {
			return fix.plan().verifier();
		}
		return file.incident()
			.holder("commander")
			.filter(person -> !file.owns(person, fix))
			.or(() -> file.incident()
				.members()
				.stream()
				.filter(person -> !file.owns(person, fix))
				.sorted(Comparator.comparing(PersonId::value))
				.findFirst())
			.orElse(file.incident().declaredBy());
	}

}
