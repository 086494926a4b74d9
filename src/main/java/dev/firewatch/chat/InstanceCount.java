package dev.firewatch.chat;

/** How many instances serve the same platforms, and so share their limits. */
public interface InstanceCount {

	/** At least one: this instance. */
	int alive();

}
