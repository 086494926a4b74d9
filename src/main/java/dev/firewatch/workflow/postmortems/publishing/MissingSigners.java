package dev.firewatch.workflow.postmortems.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RoleRule;
import dev.firewatch.workflow.kernel.Wording;

/** Says whose signature is missing, and how somebody gets a role that nobody holds. */
final class MissingSigners {

	private MissingSigners() {
	}

	/** The roles that have yet to sign a postmortem as it reads now. */
	static List<String> roles(Casefile file, Policy policy) {
		return file.postmortem()
			.map(postmortem -> postmortem.unsigned(postmortem.signRoles(policy.postmortem().signRoles()),
					file::vouchesFor))
			.orElse(List.of());
	}

	/** Such as "Still to sign: management."; empty if everybody has signed. */
	static String sentence(Casefile file, Policy policy) {
		List<String> missing = roles(file, policy);
		return missing.isEmpty() ? "" : "Still to sign: " + titles(missing, policy) + "." + unheld(file, policy);
	}

	/** Which of them nobody holds; empty if each is held. */
	static String unheld(Casefile file, Policy policy) {
		List<String> free = new ArrayList<>(roles(file, policy));
		free.removeIf(role -> file.incident().holder(role).isPresent());
		return free.isEmpty() ? "" : " Nobody is " + titles(free, policy) + " yet: `role " + free.get(0)
				+ " @bob` names somebody, and one person may hold several.";
	}

	private static String titles(List<String> roles, Policy policy) {
		return Wording.joined(roles.stream()
			.map(role -> policy.role(role).map(RoleRule::title).orElse(role).toLowerCase(Locale.ROOT))
			.toList());
	}

}
