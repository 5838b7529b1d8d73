"""The learned attributor: data, model, training, export and its scores on the dev part."""
