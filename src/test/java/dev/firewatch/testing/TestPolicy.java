package dev.firewatch.testing;

import java.nio.file.Path;

import dev.firewatch.policy.ConfigFiles;
import dev.firewatch.policy.Policy;

/** The policy that is bundled, read once. */
public final class TestPolicy {

	public static final Policy BUNDLED = new ConfigFiles(Path.of("none")).policy();

	private TestPolicy() {
	}

}
