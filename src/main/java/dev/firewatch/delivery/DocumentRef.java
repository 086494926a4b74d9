package dev.firewatch.delivery;

/** A document that carries effects. */
public record DocumentRef(String collection, String id) {

	@Override
	public String toString() {
		return collection + "/" + id;
	}

}
