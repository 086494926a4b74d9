package dev.firewatch.chat;

/** One verb of the product: what it is called, and what it does. */
public interface Verb {

	VerbInfo info();

	/** Acts on the verb, typed or pressed. */
	Reply act(Command command);

	/** Acts on the verb's form. */
	default Reply submitted(Submission submission) {
		throw new IllegalStateException(info().name() + " has no form");
	}

}
