package dev.firewatch.postmortem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RoleRule;

/** All templates by their ids. */
public record Templates(Map<String, Template> byId) {

	public Templates {
		byId = Map.copyOf(byId);
	}

	/**
	 * Reads every template file; throws {@code InvalidConfiguration} for the first bad
	 * one.
	 */
	public static Templates load(ConfigFiles files, Policy policy) {
		List<String> roles = policy.roles().stream().map(RoleRule::id).toList();
		Map<String, Template> byId = new LinkedHashMap<>();
		for (String id : files.templateIds()) {
			byId.put(id, new TemplateReader(files.template(id), id, roles).read());
		}
		return new Templates(byId);
	}

	public Optional<Template> template(String id) {
		return Optional.ofNullable(this.byId.get(id));
	}

}
