package dev.firewatch.workflow.kernel;

import java.util.function.Supplier;

import dev.firewatch.people.Platform;

/** The platform for what no platform asked for: incidents from outside, and reports. */
public final class HomePlatform {

	private final Supplier<Platform> platform;

	HomePlatform(Supplier<Platform> platform) {
		this.platform = platform;
	}

	public Platform get() {
		return platform.get();
	}

}
